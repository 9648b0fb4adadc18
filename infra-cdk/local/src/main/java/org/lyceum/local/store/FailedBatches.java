package org.lyceum.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.lyceum.local.Json;

/// The on-failure destination of an event source mapping: a file of the data folder that plays the
/// queue, one message a line, in the form that Lambda gives such messages.
///
/// They hold where in the stream the records lie, not the records, as on AWS. Bounded: beyond
/// MAX_BYTES messages are counted and dropped.
public final class FailedBatches {
    static final long MAX_BYTES = 4L * 1024 * 1024;

    private final Path file;
    private long dropped;

    public FailedBatches(Path file) {
        this.file = file;
    }

    /// Why records were given up.
    enum Condition {
        RETRIES_EXHAUSTED("RetryAttemptsExhausted"),
        TOO_OLD("RecordAgeExceeded");

        private final String word;

        Condition(String word) {
            this.word = word;
        }
    }

    /// @param attempts how often the function was asked
    record Failure(
            String functionArn,
            String streamArn,
            String shard,
            List<JsonNode> records,
            Condition condition,
            int attempts) {}

    void add(Failure failure) {
        byte[] line = (message(failure) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file) && Files.size(file) + line.length > MAX_BYTES) {
                dropped++;
                log("The queue " + file.getFileName() + " is full: " + dropped + " dropped");
                return;
            }
            Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            log("The queue " + file.getFileName() + " takes nothing: " + e);
        }
    }

    private static ObjectNode message(Failure failure) {
        ObjectNode message = Json.object();
        message.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", failure.functionArn())
                .put("condition", failure.condition().word)
                .put("approximateInvokeCount", failure.attempts());
        message.put("version", "1.0").put("timestamp", Instant.now().toString());
        JsonNode first = failure.records().getFirst().path("dynamodb");
        JsonNode last = failure.records().getLast().path("dynamodb");
        message.putObject("DDBStreamBatchInfo")
                .put("shardId", failure.shard())
                .put("startSequenceNumber", first.path("SequenceNumber").asText())
                .put("endSequenceNumber", last.path("SequenceNumber").asText())
                .put("batchSize", failure.records().size())
                .put("streamArn", failure.streamArn());
        return message;
    }

    private static void log(String sentence) {
        System.getLogger(FailedBatches.class.getName()).log(System.Logger.Level.ERROR, sentence);
    }
}
