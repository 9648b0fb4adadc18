package org.lyceum.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lyceum.local.Json;
import org.lyceum.local.http.HttpReply;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.store.DynamoDb;
import org.lyceum.local.template.LocalAttributes;

/// DynamoDB as functions and nodes see it: passes calls on to DynamoDB Local.
///
/// Operations on tables themselves are not offered: only the template makes tables.
public final class DynamoDbService implements AwsService {
    static final String TARGET = "DynamoDB_20120810";

    /// What each operation of a transaction needs.
    private static final Map<String, String> TRANSACTED =
            Map.of(
                    "Put", "dynamodb:PutItem",
                    "Update", "dynamodb:UpdateItem",
                    "Delete", "dynamodb:DeleteItem",
                    "ConditionCheck", "dynamodb:ConditionCheckItem",
                    "Get", "dynamodb:GetItem");

    private final DynamoDb dynamoDb;

    public DynamoDbService(DynamoDb dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    @Override
    public String name() {
        return "dynamodb";
    }

    @Override
    public List<Need> needs(HttpRequest request) {
        return needs(operation(request), Json.readObject(request.body()));
    }

    @Override
    public HttpReply handle(HttpRequest request) {
        return dynamoDb.forward(request);
    }

    static List<Need> needs(String operation, JsonNode body) {
        return switch (operation) {
            case "GetItem",
                    "PutItem",
                    "UpdateItem",
                    "DeleteItem",
                    "DescribeTable",
                    "DescribeTimeToLive" ->
                    List.of(new Need("dynamodb:" + operation, table(body)));
            case "Query", "Scan" -> List.of(new Need("dynamodb:" + operation, tableOrIndex(body)));
            case "BatchGetItem", "BatchWriteItem" -> {
                List<Need> needs = new ArrayList<>();
                body.path("RequestItems")
                        .fieldNames()
                        .forEachRemaining(
                                name -> needs.add(new Need("dynamodb:" + operation, arn(name))));
                yield needs;
            }
            case "TransactWriteItems", "TransactGetItems" -> transacted(body.path("TransactItems"));
            default -> List.of();
        };
    }

    private static List<Need> transacted(JsonNode items) {
        List<Need> needs = new ArrayList<>();
        for (JsonNode item : items) {
            item.properties()
                    .forEach(entry -> {
                        String action = TRANSACTED.get(entry.getKey());
                        if (action != null) {
                            needs.add(new Need(action, table(entry.getValue())));
                        }
                    });
        }
        return needs;
    }

    private static String tableOrIndex(JsonNode body) {
        String index = body.path("IndexName").asText();
        return index.isEmpty() ? table(body) : table(body) + "/index/" + index;
    }

    private static String table(JsonNode body) {
        return arn(body.path("TableName").asText());
    }

    private static String arn(String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? nameOrArn
                : LocalAttributes.arn("dynamodb", "table/" + nameOrArn);
    }

    private static String operation(HttpRequest request) {
        String target = request.headers().first("x-amz-target", "");
        return target.substring(target.indexOf('.') + 1);
    }
}
