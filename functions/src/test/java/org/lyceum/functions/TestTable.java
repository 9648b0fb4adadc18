package org.lyceum.functions;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.lyceum.functions.platform.AwsClients;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// A fresh table in DynamoDB Local, which is started once for all tests of this JVM.
public final class TestTable {
    private static final AtomicInteger TABLES = new AtomicInteger();
    private static final String ENDPOINT = start();

    private final Environment environment;

    public TestTable() {
        String name = "lyceum-" + TABLES.incrementAndGet();
        this.environment =
                new Environment(
                        Map.of(
                                "AWS_REGION",
                                "eu-central-1",
                                "AWS_ACCESS_KEY_ID",
                                "local",
                                "AWS_SECRET_ACCESS_KEY",
                                "local",
                                "AWS_ENDPOINT_URL_DYNAMODB",
                                ENDPOINT,
                                Environment.TABLE,
                                name));
        try (DynamoDbClient client = client()) {
            create(client, name);
        } catch (ResourceInUseException _) {
            // The first try took longer than the client waits, and has made it.
        }
    }

    public Environment environment() {
        return environment;
    }

    public DynamoDbClient client() {
        return AwsClients.dynamoDb(environment);
    }

    public Table table() {
        return Table.of(environment);
    }

    private static void create(DynamoDbClient client, String name) {
        client.createTable(table ->
                table.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(
                                List.of(
                                        text("pk"),
                                        text("sk"),
                                        text(Table.INDEX_PK),
                                        text(Table.INDEX_SK)))
                        .keySchema(keys("pk", "sk"))
                        .globalSecondaryIndexes(index()));
    }

    private static GlobalSecondaryIndex index() {
        return GlobalSecondaryIndex.builder()
                .indexName(Table.INDEX)
                .keySchema(keys(Table.INDEX_PK, Table.INDEX_SK))
                .projection(all -> all.projectionType(ProjectionType.ALL))
                .build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static List<KeySchemaElement> keys(String hash, String range) {
        return List.of(
                KeySchemaElement.builder().attributeName(hash).keyType(KeyType.HASH).build(),
                KeySchemaElement.builder().attributeName(range).keyType(KeyType.RANGE).build());
    }

    private static String start() {
        try {
            String port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = Integer.toString(free.getLocalPort());
            }
            DynamoDBProxyServer server =
                    ServerRunner.createServerFromCommandLineArgs(
                            new String[] {"-inMemory", "-port", port, "-disableTelemetry"});
            server.start();
            return "http://localhost:" + port;
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }
}
