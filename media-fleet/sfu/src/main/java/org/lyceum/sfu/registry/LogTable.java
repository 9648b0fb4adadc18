package org.lyceum.sfu.registry;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.store.TableKeys;
import org.lyceum.sfu.eventlog.LogBatch;
import org.lyceum.sfu.eventlog.LogStore;
import org.lyceum.sfu.eventlog.PutResult;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The logs of classes in DynamoDB: one item a batch, and a snapshot beside each log.
///
/// Whatever is read is read consistently, for who takes a class over must see all that was
/// acknowledged.
public final class LogTable implements LogStore {
    /// No call may hang for longer: the log repeats its puts.
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /// Batches that one read takes; DynamoDB ends a page at 1 MB too.
    static final int PAGE_BATCHES = 100;

    /// Longer than a class can last. Without its snapshot a log is read from its beginning.
    static final Duration SNAPSHOT_LIFE = Duration.ofDays(3);

    private static final AwsRequestOverrideConfiguration PATIENTLY =
            AwsRequestOverrideConfiguration.builder().apiCallTimeout(PATIENCE).build();
    private static final TypeReference<List<LogEntry>> ENTRIES = new TypeReference<>() {};

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    public LogTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public PutResult put(String classId, LogBatch batch) {
        Map<String, AttributeValue> item =
                Map.of(
                        TableKeys.PK,
                        AttributeValue.fromS(TableKeys.logPk(classId)),
                        TableKeys.SK,
                        AttributeValue.fromS(TableKeys.logSk(batch.firstSeq())),
                        TableKeys.LOG_COUNT,
                        AttributeValue.fromN(Integer.toString(batch.entries().size())),
                        TableKeys.LOG_WRITER,
                        AttributeValue.fromS(batch.writerId()),
                        TableKeys.LOG_ENTRIES,
                        AttributeValue.fromB(SdkBytes.fromByteArray(batch.json())));
        try {
            dynamoDb.putItem(put ->
                    put.overrideConfiguration(PATIENTLY)
                            .tableName(table)
                            .item(item)
                            .conditionExpression("attribute_not_exists(pk)")
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new PutResult.Stored();
        } catch (ConditionalCheckFailedException e) {
            AttributeValue writer = e.item().get(TableKeys.LOG_WRITER);
            return new PutResult.Taken(writer == null ? "" : writer.s());
        }
    }

    @Override
    public LogPage read(String classId, long after) {
        QueryResponse answer =
                dynamoDb.query(
                        query(
                                "pk = :pk AND sk > :sk",
                                TableKeys.logPk(classId),
                                TableKeys.logSk(after)));
        List<LogEntry> entries = new ArrayList<>();
        for (Map<String, AttributeValue> item : answer.items()) {
            entries.addAll(entriesOf(item));
        }
        return new LogPage(entries, answer.lastEvaluatedKey().isEmpty());
    }

    @Override
    public void writeSnapshot(String classId, LogSnapshot snapshot) {
        long expiresAt = clock.instant().plus(SNAPSHOT_LIFE).getEpochSecond();
        for (Map<String, AttributeValue> item : SnapshotItems.of(classId, snapshot)) {
            Map<String, AttributeValue> expiring = new HashMap<>(item);
            expiring.put(TableKeys.EXPIRES_AT, AttributeValue.fromN(Long.toString(expiresAt)));
            dynamoDb.putItem(
                    put -> put.overrideConfiguration(PATIENTLY).tableName(table).item(expiring));
        }
    }

    @Override
    public @Nullable LogSnapshot readSnapshot(String classId) {
        String pk = SnapshotItems.pk(classId);
        List<Map<String, AttributeValue>> heads =
                dynamoDb.query(query("pk = :pk AND sk = :sk", pk, SnapshotItems.HEAD_SK)).items();
        if (heads.isEmpty()) {
            return null;
        }
        SnapshotItems.Head head = SnapshotItems.headOf(heads.getFirst());
        List<Map<String, AttributeValue>> parts =
                dynamoDb
                        .queryPaginator(
                                query("pk = :pk AND begins_with(sk, :sk)", pk, head.partPrefix()))
                        .items()
                        .stream()
                        .toList();
        return SnapshotItems.read(head, parts);
    }

    private QueryRequest query(String condition, String pk, String sk) {
        return QueryRequest.builder()
                .overrideConfiguration(PATIENTLY)
                .tableName(table)
                .consistentRead(true)
                .limit(PAGE_BATCHES)
                .keyConditionExpression(condition)
                .expressionAttributeValues(
                        Map.of(":pk", AttributeValue.fromS(pk), ":sk", AttributeValue.fromS(sk)))
                .build();
    }

    private static List<LogEntry> entriesOf(Map<String, AttributeValue> item) {
        try {
            AttributeValue json = Objects.requireNonNull(item.get(TableKeys.LOG_ENTRIES));
            return ApiJson.mapper().readValue(json.b().asByteArray(), ENTRIES);
        } catch (IOException e) {
            throw new UncheckedIOException("A batch of a log cannot be read", e);
        }
    }
}
