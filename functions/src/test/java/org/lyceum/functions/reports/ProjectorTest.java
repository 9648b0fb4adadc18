package org.lyceum.functions.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.TestMongo;
import org.lyceum.functions.TestSocket;
import org.lyceum.functions.TestTable;
import org.lyceum.functions.health.StoreHealth;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Item;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items of the log in the table, records of the stream in, reports in MongoDB out.
final class ProjectorTest {
    private final TestTable table = new TestTable();
    private final TestMongo mongo = new TestMongo();
    private final Environment environment = environment();
    private final ProjectorHandler projector = new ProjectorHandler(environment.values());
    private final StoreHealth health = new StoreHealth(table.table());
    private final ReportStore reports =
            new ReportStore(environment, health, InstantSource.system());

    @AfterEach
    void close() {
        mongo.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theReportEqualsTheLogWhateverComesTwiceLateOrNever(long seed) throws IOException {
        List<LogEntry> log = Logs.random(seed).entries();
        List<JsonNode> records = write("c", log, seed);
        Random random = new Random(seed);
        List<JsonNode> delivered = new ArrayList<>(records);
        for (JsonNode record : records) {
            if (random.nextInt(3) == 0) {
                delivered.add(record);
            }
            if (random.nextInt(5) == 0) {
                delivered.remove(record);
            }
        }
        Collections.shuffle(delivered, random);
        delivered.add(records.getLast());
        for (int from = 0; from < delivered.size(); from += 4) {
            project(delivered.subList(from, Math.min(delivered.size(), from + 4)));
        }
        assertThat(report("c")).isEqualTo(NaiveReport.of(log));
    }

    @Test
    void aReplayChangesNothingAndARebuildComesToTheSame() throws IOException {
        List<LogEntry> log = Logs.random(7).entries();
        List<JsonNode> records = write("c", log, 7);
        project(records);
        Map<String, NaiveReport> before = report("c");
        project(records);
        assertThat(report("c")).isEqualTo(before).isEqualTo(NaiveReport.of(log));

        List<String> lines = new ArrayList<>();
        new RebuildReports(environment.values()).run("c", lines::add);
        assertThat(lines).containsExactly("class c: " + log.size() + " entries");
        assertThat(report("c")).isEqualTo(before);
    }

    @Test
    void anEntryThatIsNowhereIsWaitedFor() throws IOException {
        List<LogEntry> log = Logs.random(3).entries();
        JsonNode second = record("c", log.subList(10, 20));
        assertThatThrownBy(() -> project(List.of(second))).hasMessageContaining("gap after 0");
        put("c", log.subList(0, 10));
        project(List.of(second));
        assertThat(report("c")).isEqualTo(NaiveReport.of(log.subList(0, 20)));
    }

    @Test
    void withoutMongoDbItFailsAndHealthSaysSoAndTheNextTrySucceeds() throws IOException {
        List<LogEntry> log = Logs.random(4).entries();
        List<JsonNode> records = write("c", log, 4);
        mongo.goAway();
        assertThatThrownBy(() -> project(records)).hasMessageContaining("reports-unavailable");
        assertThat(health.ofMongo(Instant.now())).isEqualTo(StoreHealth.UNHEALTHY);
        mongo.comeBack();
        project(records);
        assertThat(report("c")).isEqualTo(NaiveReport.of(log));
        assertThat(health.ofMongo(Instant.now())).isEqualTo(StoreHealth.HEALTHY);
        assertThat(health.ofMongo(Instant.now().plusSeconds(121))).isNull();
    }

    private Map<String, NaiveReport> report(String classId) {
        return NaiveReport.of(reports.find(classId), reports.page(classId, "", 1_000));
    }

    private void project(List<JsonNode> records) throws IOException {
        ObjectNode event = ApiJson.mapper().createObjectNode();
        ArrayNode all = event.putArray("Records");
        records.forEach(all::add);
        TestSocket.invoke(projector, event);
    }

    /// Writes a log in batches of any size, and says what the stream would.
    private List<JsonNode> write(String classId, List<LogEntry> log, long seed) throws IOException {
        Random random = new Random(seed);
        List<JsonNode> records = new ArrayList<>();
        for (int from = 0; from < log.size(); ) {
            int to = Math.min(log.size(), from + 1 + random.nextInt(12));
            put(classId, log.subList(from, to));
            records.add(record(classId, log.subList(from, to)));
            from = to;
        }
        return records;
    }

    /// As a node writes it: JSON in UTF-8, as bytes.
    private void put(String classId, List<LogEntry> entries) throws IOException {
        Item item =
                Item.keyed(TableKeys.logPk(classId), TableKeys.logSk(entries.getFirst().seq()))
                        .number(TableKeys.LOG_COUNT, entries.size());
        item.attributes()
                .put(
                        TableKeys.LOG_ENTRIES,
                        AttributeValue.fromB(SdkBytes.fromByteArray(json(entries))));
        table.table().put(item);
    }

    private static JsonNode record(String classId, List<LogEntry> entries) throws IOException {
        ObjectNode record = ApiJson.mapper().createObjectNode();
        ObjectNode image =
                record.put("eventName", "INSERT").putObject("dynamodb").putObject("NewImage");
        image.putObject(TableKeys.PK).put("S", TableKeys.logPk(classId));
        image.putObject(TableKeys.SK).put("S", TableKeys.logSk(entries.getFirst().seq()));
        image.putObject(TableKeys.LOG_ENTRIES)
                .put("B", Base64.getEncoder().encodeToString(json(entries)));
        return record;
    }

    private static byte[] json(List<LogEntry> entries) throws IOException {
        return ApiJson.mapper().writeValueAsBytes(entries);
    }

    private Environment environment() {
        Map<String, String> all = new HashMap<>(table.environment().values());
        all.put(Environment.MONGO_URI, mongo.uri());
        return new Environment(all);
    }
}
