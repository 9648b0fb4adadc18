package org.lyceum.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lyceum.local.Golden;
import org.lyceum.local.Json;

class FailedBatchesTest {
    @TempDir Path folder = Path.of("");

    @Test
    void sayWhereInTheStreamTheRecordsLie() throws IOException {
        Path file = folder.resolve("queues/undelivered.jsonl");
        new FailedBatches(file)
                .add(
                        new FailedBatches.Failure(
                                "function-arn",
                                "stream-arn",
                                "shard-1",
                                List.of(record("7"), record("8")),
                                FailedBatches.Condition.RETRIES_EXHAUSTED,
                                6));
        JsonNode message = Json.readObject(Files.readAllBytes(file));
        assertThat(message.path("requestContext").path("condition").asText())
                .isEqualTo("RetryAttemptsExhausted");
        assertThat(message.path("requestContext").path("approximateInvokeCount").asInt())
                .isEqualTo(6);
        JsonNode batch = message.path("DDBStreamBatchInfo");
        assertThat(batch.path("startSequenceNumber").asText()).isEqualTo("7");
        assertThat(batch.path("endSequenceNumber").asText()).isEqualTo("8");
        assertThat(batch.path("batchSize").asInt()).isEqualTo(2);
    }

    private static JsonNode record(String number) {
        return Golden.parse("{'dynamodb':{'SequenceNumber':'" + number + "'}}");
    }
}
