package org.lyceum.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.api.problem.ProblemCode;

/// What docs/protocol.md says is what the records, the enums and the controllers say.
final class ProtocolDocumentTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Set<String> ENVELOPE = Set.of("v", "type", "id", "seq", "at");
    private static final Pattern CODED = Pattern.compile("`([^`]+)`");

    private final String text = read("protocol.md");
    private final JsonNode schema = definitions();

    @Test
    void everyProblemCodeIsThereWithItsStatus() {
        Map<String, String> written = new TreeMap<>();
        for (List<String> row : rows("## 9 ", "## 10 ")) {
            written.put(coded(row.get(0)).getFirst(), row.get(1));
        }
        Map<String, String> known = new TreeMap<>();
        for (ProblemCode code : ProblemCode.values()) {
            known.put(code.wire(), Integer.toString(code.status()));
        }
        assertThat(written).isEqualTo(known);
    }

    @Test
    void everyEventIsThereWithItsFields() {
        assertThat(messages("### 7.1 ", "### 7.2 ")).isEqualTo(messages("ClassEvent"));
    }

    @Test
    void everyActIsThereWithItsFields() {
        assertThat(messages("### 7.2 ", "### 7.3 ")).isEqualTo(messages("Act"));
    }

    @Test
    void everySlotIsThere() {
        Set<String> written = new TreeSet<>();
        rows("## 5 ", "### 5.1 ").forEach(row -> written.addAll(coded(row.get(0))));
        Set<String> known = new TreeSet<>();
        Arrays.stream(SlotName.values()).forEach(slot -> known.add(slot.wire()));
        assertThat(written).isEqualTo(known);
    }

    @Test
    void everyWordAndEveryFieldOfAPartIsThere() {
        for (Map.Entry<String, JsonNode> type : schema.properties()) {
            for (JsonNode word : type.getValue().path("enum")) {
                assertThat(text).as(type.getKey()).contains("`" + word.asText() + "`");
            }
            for (Map.Entry<String, JsonNode> field :
                    type.getValue().path("properties").properties()) {
                assertThat(text)
                        .as(type.getKey())
                        .containsPattern("[`\",{ ]" + field.getKey() + "[`\",} ]");
            }
        }
    }

    @Test
    void everyOperationIsThereAndNoOther() {
        Set<String> known = new TreeSet<>();
        String path = "";
        for (String line : read("openapi.yml").lines().toList()) {
            if (line.startsWith("  /")) {
                path = line.strip().replace("/api/v1", "").replace(":", "");
            } else if (line.matches("    (get|post|put|patch|delete):")) {
                known.add(
                        line.strip().replace(":", "").toUpperCase(java.util.Locale.ROOT)
                                + " "
                                + path);
            }
        }
        Set<String> written = new TreeSet<>();
        Matcher operations =
                Pattern.compile("`(GET|POST|PUT|PATCH|DELETE) (/[^` ]*)`")
                        .matcher(between("## 3 ", "## 4 "));
        while (operations.find()) {
            written.add(operations.group(1) + " " + operations.group(2));
        }
        assertThat(written).isEqualTo(known);
    }

    /// Lines of examples that are whole events and acts are read as such.
    @Test
    void examplesAreWhatTheyShow() {
        int read = 0;
        for (String line : between("### 7.2 ", "### 7.3 ").lines().toList()) {
            if (line.startsWith("{\"v\":1,")) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                boolean known =
                        line.contains("\"seq\"")
                                ? ApiJson.readEvent(bytes, bytes.length) != null
                                : ApiJson.readAct(bytes, bytes.length) != null;
                assertThat(known).as(line).isTrue();
                read++;
            }
        }
        assertThat(read).isEqualTo(5);
    }

    private Map<String, List<String>> messages(String from, String to) {
        Map<String, List<String>> messages = new LinkedHashMap<>();
        for (List<String> row : rows(from, to)) {
            List<String> fields = new ArrayList<>();
            for (String field : coded(row.get(1))) {
                fields.addAll(List.of(field.split(", ", -1)));
            }
            messages.put(coded(row.get(0)).getFirst(), fields);
        }
        return messages;
    }

    private Map<String, List<String>> messages(String sealed) {
        Map<String, List<String>> messages = new LinkedHashMap<>();
        for (JsonNode reference : schema.path(sealed).path("oneOf")) {
            JsonNode message = schema.path(reference.path("$ref").asText().replace("#/$defs/", ""));
            List<String> fields = new ArrayList<>();
            message.path("properties")
                    .fieldNames()
                    .forEachRemaining(field -> {
                        if (!ENVELOPE.contains(field)) {
                            fields.add(field);
                        }
                    });
            messages.put(message.path("properties").path("type").path("const").asText(), fields);
        }
        return messages;
    }

    /// The rows of the tables between two headings, less their heads: what begins with code.
    private List<List<String>> rows(String from, String to) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : between(from, to).lines().toList()) {
            if (line.startsWith("| `")) {
                rows.add(
                        Arrays.stream(line.substring(1).split("(?<!\\\\)\\|", -1))
                                .map(String::strip)
                                .toList());
            }
        }
        return rows;
    }

    private static List<String> coded(String cell) {
        List<String> words = new ArrayList<>();
        Matcher matcher = CODED.matcher(cell);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }

    private String between(String from, String to) {
        int begin = text.indexOf("\n" + from);
        return text.substring(begin, text.indexOf("\n" + to, begin));
    }

    private static JsonNode definitions() {
        try {
            return ApiJson.mapper().readTree(read("protocol.schema.json")).path("$defs");
        } catch (IOException e) {
            throw new IllegalStateException("The schema is no JSON", e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(DOCS.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException("docs/" + file + " cannot be read", e);
        }
    }
}
