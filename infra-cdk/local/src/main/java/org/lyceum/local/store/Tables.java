package org.lyceum.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// Makes the template's tables in DynamoDB Local where they are missing: keys, indexes, stream and
/// expiry. A table that exists stays as it is, its data too.
public final class Tables {
    private final DynamoDb dynamoDb;

    public Tables(DynamoDb dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    public void create(Assembly assembly, Resolver resolver) {
        for (Resource table :
                assembly.ofType("AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table")) {
            create(resolver.ref(table), resolver.properties(table));
        }
    }

    /// The ARN of a table's stream in DynamoDB Local, which has regions of its own.
    public String streamOf(String table) {
        String arn =
                dynamoDb.tables("DescribeTable", named(table))
                        .path("Table")
                        .path("LatestStreamArn")
                        .asText();
        if (arn.isEmpty()) {
            throw new LocalFailure(
                    "The table " + table + " has no stream, and a function reads it.");
        }
        return arn;
    }

    private void create(String name, JsonNode properties) {
        if (!exists(name)) {
            dynamoDb.tables("CreateTable", creation(name, properties));
        }
        JsonNode expiry = properties.path("TimeToLiveSpecification");
        if (expiry.path("Enabled").asBoolean() && !expires(name)) {
            ObjectNode update = named(name);
            update.set("TimeToLiveSpecification", expiry);
            dynamoDb.tables("UpdateTimeToLive", update);
        }
    }

    private static ObjectNode creation(String name, JsonNode properties) {
        ObjectNode creation = named(name);
        creation.put("BillingMode", "PAY_PER_REQUEST");
        creation.set("AttributeDefinitions", properties.path("AttributeDefinitions"));
        creation.set("KeySchema", properties.path("KeySchema"));
        for (String indexes : new String[] {"GlobalSecondaryIndexes", "LocalSecondaryIndexes"}) {
            if (properties.has(indexes)) {
                var copies = creation.putArray(indexes);
                for (JsonNode index : properties.path(indexes)) {
                    ObjectNode copy = copies.addObject();
                    for (String kept : new String[] {"IndexName", "KeySchema", "Projection"}) {
                        copy.set(kept, index.path(kept));
                    }
                }
            }
        }
        JsonNode stream = properties.path("StreamSpecification").path("StreamViewType");
        if (stream.isTextual()) {
            creation.putObject("StreamSpecification")
                    .put("StreamEnabled", true)
                    .set("StreamViewType", stream);
        }
        return creation;
    }

    private boolean exists(String name) {
        try {
            dynamoDb.tables("DescribeTable", named(name));
            return true;
        } catch (DynamoDb.Refused e) {
            if (e.type().equals("ResourceNotFoundException")) {
                return false;
            }
            throw e;
        }
    }

    private boolean expires(String name) {
        return dynamoDb.tables("DescribeTimeToLive", named(name))
                .path("TimeToLiveDescription")
                .path("TimeToLiveStatus")
                .asText()
                .startsWith("ENABL");
    }

    private static ObjectNode named(String table) {
        return Json.object().put("TableName", table);
    }
}
