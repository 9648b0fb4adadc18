package org.lyceum.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.lambda.Invocation;
import org.lyceum.local.lambda.LambdaFunction;
import org.lyceum.local.store.FailedBatches.Condition;

/// An event source mapping of the template: a thread that reads a table's stream and hands batches
/// to a function, in order, again when it fails, in halves where the template says so.
///
/// A batch that fails for good goes to the mapping's destination, if the template gives it one.
public final class EventSourceMapping implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);

    /// AWS goes on for as long as the record lives when no number is given; a day is a stream's.
    private static final int RETRIES_WITHOUT_LIMIT = 10_000;

    private final Settings settings;
    private final LambdaFunction function;
    private final @Nullable FailedBatches failures;
    private final StreamReader reader;
    private final Thread thread;

    /// What the template says of a mapping.
    record Settings(
            String sourceArn,
            int batchSize,
            int retries,
            long maximumAgeSeconds,
            boolean bisects,
            EventFilter filter) {

        static Settings of(JsonNode properties) {
            int retries = properties.path("MaximumRetryAttempts").asInt(-1);
            return new Settings(
                    properties.path("EventSourceArn").asText(),
                    properties.path("BatchSize").asInt(100),
                    retries < 0 ? RETRIES_WITHOUT_LIMIT : retries,
                    properties.path("MaximumRecordAgeInSeconds").asLong(-1),
                    properties.path("BisectBatchOnFunctionError").asBoolean(),
                    new EventFilter(properties.path("FilterCriteria")));
        }
    }

    /// Where a mapping reads from, and where it leaves what fails.
    ///
    /// @param failures null where the template names no destination
    public record Source(
            DynamoDb dynamoDb,
            String streamArn,
            java.nio.file.Path positionFile,
            @Nullable FailedBatches failures) {}

    public EventSourceMapping(JsonNode properties, LambdaFunction function, Source source) {
        settings = Settings.of(properties);
        this.function = function;
        failures = source.failures();
        reader =
                new StreamReader(
                        source.dynamoDb(),
                        source.streamArn(),
                        new StreamPosition(source.positionFile()),
                        properties.path("StartingPosition").asText("LATEST"));
        thread =
                Thread.ofVirtual()
                        .name("stream-" + function.definition().name())
                        .unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!readOnce()) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean readOnce() throws InterruptedException {
        List<JsonNode> records;
        try {
            records = reader.next(settings.batchSize());
        } catch (LocalFailure | DynamoDb.Refused e) {
            reader.openAgain(); // a DynamoDB Local that was started again knows no old iterator
            Thread.sleep(RETRY_PAUSE);
            return false;
        }
        if (records.isEmpty()) {
            return false;
        }
        List<JsonNode> wanted =
                records.stream().filter(record -> settings.filter().passes(record)).toList();
        if (!wanted.isEmpty()) {
            deliver(wanted, settings.retries());
        }
        reader.confirm(records.getLast());
        return true;
    }

    private void deliver(List<JsonNode> records, int retries) throws InterruptedException {
        Condition condition = Condition.RETRIES_EXHAUSTED;
        int attempts = 0;
        while (attempts <= retries) {
            if (tooOld(records.getLast())) {
                condition = Condition.TOO_OLD;
                break;
            }
            attempts++;
            if (function.invoke(Json.bytes(event(records))) instanceof Invocation.Answered) {
                return;
            }
            if (settings.bisects() && records.size() > 1) {
                int middle = records.size() / 2;
                deliver(records.subList(0, middle), retries - attempts);
                deliver(records.subList(middle, records.size()), retries - attempts);
                return;
            }
            Thread.sleep(RETRY_PAUSE);
        }
        giveUp(records, condition, attempts);
    }

    private void giveUp(List<JsonNode> records, Condition condition, int attempts) {
        System.getLogger(EventSourceMapping.class.getName())
                .log(
                        System.Logger.Level.ERROR,
                        function.definition().name()
                                + " never took "
                                + records.size()
                                + " records");
        if (failures != null) {
            failures.add(
                    new FailedBatches.Failure(
                            function.definition().arn(),
                            settings.sourceArn(),
                            reader.shard(),
                            records,
                            condition,
                            attempts));
        }
    }

    private boolean tooOld(JsonNode record) {
        double madeAt = record.path("dynamodb").path("ApproximateCreationDateTime").asDouble(0);
        return settings.maximumAgeSeconds() > 0
                && System.currentTimeMillis() / 1000.0 - madeAt > settings.maximumAgeSeconds();
    }

    /// The event that functions get: the records as the stream has them, with the template's ARN.
    private ObjectNode event(List<JsonNode> records) {
        ObjectNode event = Json.object();
        ArrayNode list = event.putArray("Records");
        for (JsonNode record : records) {
            ObjectNode copy = record.deepCopy();
            copy.put("awsRegion", org.lyceum.local.template.LocalAttributes.REGION);
            copy.put("eventSourceARN", settings.sourceArn());
            list.add(copy);
        }
        return event;
    }
}
