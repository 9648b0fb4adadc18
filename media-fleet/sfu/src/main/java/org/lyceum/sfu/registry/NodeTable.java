package org.lyceum.sfu.registry;

import com.fasterxml.jackson.core.JacksonException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.lyceum.api.ApiJson;
import org.lyceum.api.store.Heartbeats;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.TableKeys;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// What a node reads and writes in DynamoDB: public keys, its own record, the end of a class.
public final class NodeTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public NodeTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /// All public keys, JSON Web Keys by their `kid`.
    public Map<String, String> publicKeys() {
        Map<String, String> keys = new HashMap<>();
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("pk = :keys")
                        .expressionAttributeValues(Map.of(":keys", text(TableKeys.KEYS_PK)))
                        .build();
        dynamoDb.queryPaginator(query)
                .items()
                .forEach(item -> {
                    AttributeValue jwk = item.get(TableKeys.JWK);
                    if (jwk != null && jwk.s() != null) {
                        String sk = item.getOrDefault(TableKeys.SK, text("")).s();
                        keys.put(sk.substring(sk.indexOf('#') + 1), jwk.s());
                    }
                });
        return keys;
    }

    /// Writes the node's record, for joins while Redis is away.
    public void announce(NodeRecord node) {
        Instant until =
                Instant.ofEpochMilli(node.heartbeatAtEpochMilli()).plus(Heartbeats.TABLE_LIFE);
        dynamoDb.putItem(put ->
                put.tableName(table)
                        .item(
                                Map.of(
                                        TableKeys.PK,
                                        text(TableKeys.NODES_PK),
                                        TableKeys.SK,
                                        text(TableKeys.nodeSk(node.nodeId())),
                                        TableKeys.RECORD,
                                        text(json(node)),
                                        TableKeys.EXPIRES_AT,
                                        number(until.getEpochSecond()))));
    }

    /// Removes the node's record.
    public void withdraw(String nodeId) {
        dynamoDb.deleteItem(delete ->
                delete.tableName(table)
                        .key(
                                Map.of(
                                        TableKeys.PK,
                                        text(TableKeys.NODES_PK),
                                        TableKeys.SK,
                                        text(TableKeys.nodeSk(nodeId)))));
    }

    /// The id of the node that a class was given to; empty when it was given to none.
    public String holderOf(String classId) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :class AND sk = :placement")
                        .expressionAttributeValues(
                                Map.of(
                                        ":class",
                                        text(TableKeys.classPk(classId)),
                                        ":placement",
                                        text(TableKeys.PLACEMENT_SK)))
                        .build();
        return dynamoDb.query(query).items().stream()
                .map(item -> item.getOrDefault(TableKeys.NODE_ID, text("")).s())
                .findFirst()
                .orElse("");
    }

    /// Writes that a live class has ended; false when it was not live any more.
    public boolean endClass(String classId, Instant endedAt) {
        try {
            dynamoDb.updateItem(update ->
                    update.tableName(table)
                            .key(
                                    Map.of(
                                            TableKeys.PK,
                                            text(TableKeys.classPk(classId)),
                                            TableKeys.SK,
                                            text(TableKeys.CLASS_SK)))
                            .updateExpression("SET #state = :ended, #endedAt = :endedAt")
                            .conditionExpression("#state = :live")
                            .expressionAttributeNames(
                                    Map.of(
                                            "#state",
                                            TableKeys.STATE,
                                            "#endedAt",
                                            TableKeys.ENDED_AT))
                            .expressionAttributeValues(
                                    Map.of(
                                            ":ended",
                                            text(TableKeys.STATE_ENDED),
                                            ":endedAt",
                                            text(endedAt.toString()),
                                            ":live",
                                            text(TableKeys.STATE_LIVE))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    static String json(NodeRecord node) {
        try {
            return ApiJson.mapper().writeValueAsString(node);
        } catch (JacksonException e) {
            throw new IllegalStateException("A node record has no JSON form", e);
        }
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
