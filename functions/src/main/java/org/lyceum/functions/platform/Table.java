package org.lyceum.functions.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.problem.StoreUnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// The one DynamoDB table, in the few operations that the stores need: no scan among them.
///
/// A failed condition is an outcome and comes back as a value; anything else that DynamoDB says is
/// a [StoreUnavailableException]. Safe for threads.
public final class Table {
    /// The index by which people find their classes, and classes their connections.
    public static final String INDEX = "gsi1";

    public static final String INDEX_PK = "gsi1pk";
    public static final String INDEX_SK = "gsi1sk";

    private static final String ABSENT = "attribute_not_exists(pk)";
    private static final int BATCH_GET = 100;
    private static final int BATCH_WRITE = 25;
    private static final int BATCH_TRIES = 8;
    private static final int PAGE = 500;

    private final DynamoDbClient client;
    private final String name;

    public Table(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /// The table that an environment names.
    public static Table of(Environment environment) {
        return new Table(AwsClients.dynamoDb(environment), environment.required(Environment.TABLE));
    }

    /// Reads an item, seeing every write before it.
    public @Nullable Item get(String pk, String sk) {
        Map<String, AttributeValue> item =
                asking(() ->
                        client.getItem(get ->
                                        get.tableName(name).key(key(pk, sk)).consistentRead(true))
                                .item());
        return item.isEmpty() ? null : Item.of(item);
    }

    /// Reads many items by their keys, in no order; absent ones are left out.
    public List<Item> getAll(List<Map<String, AttributeValue>> keys) {
        List<Item> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += BATCH_GET) {
            getBatch(keys.subList(from, Math.min(keys.size(), from + BATCH_GET)), found);
        }
        return found;
    }

    public void put(Item item) {
        asking(() -> client.putItem(put -> put.tableName(name).item(item.attributes())));
    }

    /// False when an item with its key exists.
    public boolean putIfAbsent(Item item) {
        return whenConditionHolds(() ->
                client.putItem(put ->
                        put.tableName(name).item(item.attributes()).conditionExpression(ABSENT)));
    }

    /// All of the items or none: false when one of their keys exists.
    public boolean putAllIfAbsent(List<Item> items) {
        List<TransactWriteItem> writes = items.stream().map(this::absentPut).toList();
        return asking(() -> {
            try {
                client.transactWriteItems(all -> all.transactItems(writes));
                return true;
            } catch (TransactionCanceledException e) {
                if (e.cancellationReasons().stream().anyMatch(Table::isCondition)) {
                    return false;
                }
                throw e;
            }
        });
    }

    /// Writes many items, 25 at a time, asking again for those that DynamoDB had no time for.
    public void putAll(List<Item> items) {
        for (int from = 0; from < items.size(); from += BATCH_WRITE) {
            List<WriteRequest> writes = new ArrayList<>();
            for (Item item : items.subList(from, Math.min(items.size(), from + BATCH_WRITE))) {
                writes.add(
                        WriteRequest.builder()
                                .putRequest(PutRequest.builder().item(item.attributes()).build())
                                .build());
            }
            writeBatch(writes);
        }
    }

    /// The item as it is after the update, or null when the condition does not hold.
    public @Nullable Item update(Change change) {
        UpdateItemRequest.Builder request =
                UpdateItemRequest.builder()
                        .tableName(name)
                        .key(key(change.pk(), change.sk()))
                        .updateExpression(change.expression())
                        .returnValues(ReturnValue.ALL_NEW);
        if (!change.condition().isEmpty()) {
            request.conditionExpression(change.condition());
        }
        if (!change.names().isEmpty()) {
            request.expressionAttributeNames(change.names());
        }
        if (!change.values().isEmpty()) {
            request.expressionAttributeValues(change.values());
        }
        return asking(() -> {
            try {
                return Item.of(client.updateItem(request.build()).attributes());
            } catch (ConditionalCheckFailedException _) {
                return null;
            }
        });
    }

    /// Takes an item out: the item, or null when it was not there. Only one caller gets it.
    public @Nullable Item take(String pk, String sk) {
        return asking(() -> {
            try {
                return Item.of(
                        client.deleteItem(delete ->
                                        delete.tableName(name)
                                                .key(key(pk, sk))
                                                .conditionExpression("attribute_exists(pk)")
                                                .returnValues(ReturnValue.ALL_OLD))
                                .attributes());
            } catch (ConditionalCheckFailedException _) {
                return null;
            }
        });
    }

    /// Deletes an item under the condition of a change, whose expression is not used. False: the
    /// condition does not hold.
    public boolean deleteIf(Change change) {
        DeleteItemRequest.Builder request =
                DeleteItemRequest.builder()
                        .tableName(name)
                        .key(key(change.pk(), change.sk()))
                        .conditionExpression(change.condition())
                        .expressionAttributeValues(change.values());
        if (!change.names().isEmpty()) {
            request.expressionAttributeNames(change.names());
        }
        return whenConditionHolds(() -> client.deleteItem(request.build()));
    }

    /// Deletes all items of a partition, 25 at a time.
    public void deletePartition(String pk) {
        Query everything =
                Query.partitionRange(pk, new Query.KeyRange(" ", Query.KeyRange.END), PAGE);
        QueryPage page = query(everything);
        deleteEach(page.items());
        while (!page.isLast()) {
            page = query(everything.after(page.last()));
            deleteEach(page.items());
        }
    }

    private void deleteEach(List<Item> items) {
        for (int from = 0; from < items.size(); from += BATCH_WRITE) {
            writeBatch(
                    items.subList(from, Math.min(items.size(), from + BATCH_WRITE)).stream()
                            .map(item -> key(item.text(TableKeys.PK), item.text(TableKeys.SK)))
                            .map(key ->
                                    WriteRequest.builder()
                                            .deleteRequest(DeleteRequest.builder().key(key).build())
                                            .build())
                            .toList());
        }
    }

    public void delete(String pk, String sk) {
        asking(() -> client.deleteItem(delete -> delete.tableName(name).key(key(pk, sk))));
    }

    /// One page of a partition, or of a partition of the index.
    public QueryPage query(Query query) {
        QueryRequest.Builder request =
                QueryRequest.builder()
                        .tableName(name)
                        .keyConditionExpression(query.condition())
                        .expressionAttributeValues(query.values())
                        .limit(query.limit());
        if (query.index()) {
            request.indexName(INDEX);
        } else {
            request.consistentRead(true);
        }
        if (query.countOnly()) {
            request.select(software.amazon.awssdk.services.dynamodb.model.Select.COUNT);
        }
        if (!query.startAfter().isEmpty()) {
            request.exclusiveStartKey(query.startAfter());
        }
        QueryResponse page = asking(() -> client.query(request.build()));
        List<Item> items =
                page.hasItems() ? page.items().stream().map(Item::of).toList() : List.of();
        return new QueryPage(
                items,
                page.count(),
                page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of());
    }

    public static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(TableKeys.PK, Attributes.text(pk), TableKeys.SK, Attributes.text(sk));
    }

    private void getBatch(List<Map<String, AttributeValue>> keys, List<Item> found) {
        List<Map<String, AttributeValue>> left = keys;
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            pauseBefore(attempt);
            List<Map<String, AttributeValue>> asked = left;
            BatchGetItemResponse response =
                    asking(() ->
                            client.batchGetItem(get ->
                                    get.requestItems(
                                            Map.of(
                                                    name,
                                                    KeysAndAttributes.builder()
                                                            .keys(asked)
                                                            .build()))));
            response.responses()
                    .getOrDefault(name, List.of())
                    .forEach(item -> found.add(Item.of(item)));
            KeysAndAttributes unread = response.unprocessedKeys().get(name);
            left = unread == null ? List.of() : unread.keys();
        }
    }

    private void writeBatch(List<WriteRequest> writes) {
        List<WriteRequest> left = writes;
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            pauseBefore(attempt);
            List<WriteRequest> asked = left;
            left =
                    asking(() ->
                            client.batchWriteItem(all -> all.requestItems(Map.of(name, asked)))
                                    .unprocessedItems()
                                    .getOrDefault(name, List.of()));
        }
    }

    /// Exponential pauses between the tries of a batch: 50 ms, 100 ms, …
    private static void pauseBefore(int attempt) {
        if (attempt == 0) {
            return;
        }
        if (attempt >= BATCH_TRIES) {
            throw new StoreUnavailableException("DynamoDB leaves a batch unfinished");
        }
        try {
            Thread.sleep(25L << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("Interrupted between two tries", e);
        }
    }

    private TransactWriteItem absentPut(Item item) {
        return TransactWriteItem.builder()
                .put(
                        Put.builder()
                                .tableName(name)
                                .item(item.attributes())
                                .conditionExpression(ABSENT)
                                .build())
                .build();
    }

    private static boolean isCondition(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    private static boolean whenConditionHolds(Runnable write) {
        return asking(() -> {
            try {
                write.run();
                return true;
            } catch (ConditionalCheckFailedException _) {
                return false;
            }
        });
    }

    private static <T extends @Nullable Object> T asking(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new StoreUnavailableException("DynamoDB does not do what it was asked", e);
        }
    }
}
