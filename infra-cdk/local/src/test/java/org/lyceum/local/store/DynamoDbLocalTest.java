package org.lyceum.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lyceum.local.Golden;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.lambda.TestHandlers;
import org.lyceum.local.process.ProcessStatus.State;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.Resolver;

/// The real DynamoDB Local in its own process: tables of a template, data over restarts, streams.
class DynamoDbLocalTest {
    private static final String TEMPLATE =
            """
            {"Resources":{"Table":{"Type":"AWS::DynamoDB::GlobalTable","Properties":{
              "TableName":"Things",
              "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
              "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
              "StreamSpecification":{"StreamViewType":"NEW_AND_OLD_IMAGES"},
              "TimeToLiveSpecification":{"AttributeName":"expiresAt","Enabled":true}}}}}
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder = Path.of("");

    @Test
    void keepsItsDataAndFeedsStreamsToFunctions() throws Exception {
        Path seen = folder.resolve("seen");
        try (DynamoDbLocal first = start();
                EventSourceMapping mapping = mapping(first, seen)) {
            mapping.start();
            put(first, "a");
            await().atMost(Duration.ofSeconds(20)).until(() -> records(seen) == 1);
        }
        try (DynamoDbLocal second = start();
                EventSourceMapping mapping = mapping(second, seen)) {
            ObjectNode question = Json.object().put("TableName", "Things");
            assertThat(second.client().tables("Scan", question).path("Count").asInt()).isEqualTo(1);
            put(second, "b");
            mapping.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> records(seen) == 2);
            assertThat(Files.readAllLines(seen).getLast())
                    .contains("\"eventSourceARN\":\"stream-arn\"")
                    .contains("\"eventName\":\"INSERT\"")
                    .contains("\"S\":\"b\"")
                    .doesNotContain("\"S\":\"a\"");
        }
    }

    @Test
    void comesBackOnItsPortWithAllThatItAcknowledgedWhenItIsKilled() throws Exception {
        try (DynamoDbLocal store = start()) {
            List<String> acknowledged = new ArrayList<>();
            for (int round = 1; round <= 2; round++) {
                Thread writer =
                        Thread.ofVirtual().start(() -> writeUntilItFails(store, acknowledged));
                int before = acknowledged.size();
                await().atMost(PATIENCE).until(() -> acknowledged.size() > before + 50);
                kill(store);
                writer.join();
                awaitRestart(store, round);
            }
            assertThat(keys(store)).containsAll(acknowledged);
        }
    }

    /// The kill follows the last answer at once: the store answers before its own `COMMIT`.
    @Test
    void keepsTheTransactionThatItAcknowledgedLastWhenItIsKilled() throws Exception {
        try (DynamoDbLocal store = start()) {
            List<String> acknowledged = new ArrayList<>();
            for (int round = 1; round <= 3; round++) {
                for (int number = 1; number <= 10; number++) {
                    String key = round + "-" + number;
                    putBoth(store, key, key + "-email");
                    acknowledged.addAll(List.of(key, key + "-email"));
                }
                kill(store);
                awaitRestart(store, round);
                assertThat(keys(store)).containsExactlyInAnyOrderElementsOf(acknowledged);
            }
        }
    }

    private static void kill(DynamoDbLocal store) {
        ProcessHandle.of(store.status().pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static void awaitRestart(DynamoDbLocal store, int restarts) {
        await().atMost(PATIENCE)
                .until(() ->
                        store.status().restarts() == restarts
                                && store.status().state() == State.UP);
    }

    private static void writeUntilItFails(DynamoDbLocal store, List<String> acknowledged) {
        try {
            while (true) {
                String key = "burst-" + acknowledged.size();
                put(store, key);
                acknowledged.add(key);
            }
        } catch (LocalFailure _) {
            // It was killed.
        }
    }

    private static List<String> keys(DynamoDbLocal store) {
        List<String> keys = new ArrayList<>();
        store.client()
                .tables("Scan", Json.object().put("TableName", "Things"))
                .path("Items")
                .forEach(item -> keys.add(item.path("pk").path("S").asText()));
        return keys;
    }

    private DynamoDbLocal start() throws InterruptedException, IOException {
        DynamoDbLocal started = new DynamoDbLocal(folder, () -> {});
        started.awaitReady();
        Files.writeString(folder.resolve("S.template.json"), TEMPLATE);
        Assembly assembly = Assembly.load(folder);
        new Tables(started.client()).create(assembly, new Resolver(assembly, Map.of()));
        return started;
    }

    private EventSourceMapping mapping(DynamoDbLocal store, Path seen) {
        return new EventSourceMapping(
                Golden.parse(
                        "{'EventSourceArn':'stream-arn','StartingPosition':'TRIM_HORIZON','BatchSize':10,"
                                + "'MaximumRetryAttempts':2,'BisectBatchOnFunctionError':true}"),
                TestHandlers.function(
                        TestHandlers.Recorder.class,
                        Duration.ofSeconds(5),
                        Map.of("FILE", seen.toString())),
                new EventSourceMapping.Source(
                        store.client(),
                        new Tables(store.client()).streamOf("Things"),
                        folder.resolve("streams/mapping.json"),
                        null));
    }

    private static void put(DynamoDbLocal store, String key) {
        store.client()
                .tables(
                        "PutItem",
                        Golden.parse("{'TableName':'Things','Item':{'pk':{'S':'" + key + "'}}}"));
    }

    private static void putBoth(DynamoDbLocal store, String one, String other) {
        ObjectNode transaction = Json.object();
        for (String key : List.of(one, other)) {
            transaction
                    .withArray("TransactItems")
                    .add(
                            Golden.parse(
                                    "{'Put':{'TableName':'Things','Item':{'pk':{'S':'"
                                            + key
                                            + "'}}}}"));
        }
        store.client().tables("TransactWriteItems", transaction);
    }

    private static long records(Path seen) throws IOException {
        return Files.exists(seen) ? Files.readAllLines(seen).size() : 0;
    }
}
