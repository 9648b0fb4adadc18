package org.lyceum.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of `node.env` in a launch template's user data, each missing.
///
/// User data is a join of texts and references; a line may begin in one text and end in another.
final class NodeEnvironment {
    private static final Pattern BLOCK =
            Pattern.compile("node\\.env <<'(\\w+)'\\n(.*?)\\n\\1\\n", Pattern.DOTALL);
    private static final String REFERENCE = "\u0000";

    private NodeEnvironment() {}

    static void mutations(Templates.Place place, JsonNode properties, List<Mutation> to) {
        Matcher block = BLOCK.matcher(text(parts(properties)));
        if (!block.find()) {
            throw new IllegalArgumentException("The user data writes no node.env");
        }
        for (String line : block.group(2).split("\n")) {
            String name = line.substring(0, line.indexOf('='));
            to.add(
                    new Mutation(
                            "environment",
                            "node.env " + name,
                            all -> remove(parts(all.properties(place)), name)));
        }
    }

    private static ArrayNode parts(JsonNode properties) {
        return (ArrayNode)
                properties
                        .path("LaunchTemplateData")
                        .path("UserData")
                        .path("Fn::Base64")
                        .path("Fn::Join")
                        .path(1);
    }

    /// The texts, with a mark in place of each reference.
    private static String text(ArrayNode parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.isTextual() ? part.asText() : REFERENCE));
        return text.toString();
    }

    private static void remove(ArrayNode parts, String name) {
        List<JsonNode> references = new ArrayList<>();
        parts.forEach(part -> {
            if (!part.isTextual()) {
                references.add(part);
            }
        });
        String before = text(parts);
        int from = before.indexOf("\n" + name + "=") + 1;
        int to = before.indexOf('\n', from) + 1;
        int skipped = count(before.substring(0, from));
        int gone = count(before.substring(from, to));
        references.subList(skipped, skipped + gone).clear();
        parts.removeAll();
        String[] texts = (before.substring(0, from) + before.substring(to)).split(REFERENCE, -1);
        for (int i = 0; i < texts.length; i++) {
            parts.add(TextNode.valueOf(texts[i]));
            if (i < references.size()) {
                parts.add(references.get(i));
            }
        }
    }

    private static int count(String text) {
        return (int) text.chars().filter(one -> one == 0).count();
    }
}
