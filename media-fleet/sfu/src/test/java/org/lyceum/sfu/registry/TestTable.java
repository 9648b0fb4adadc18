package org.lyceum.sfu.registry;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.lyceum.api.store.TableKeys;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// A table in DynamoDB Local, which is started once for all tests of this JVM.
public final class TestTable {
    private static final AtomicInteger TABLES = new AtomicInteger();
    private static final String ENDPOINT = start();

    private final String name = "lyceum-" + TABLES.incrementAndGet();
    private final DynamoDbClient client = clientOf(ENDPOINT);
    private final Away away;
    private final DynamoDbClient nodes;

    /// One that nodes find from the beginning.
    public TestTable() {
        this(false);
    }

    private TestTable(boolean isAway) {
        away = new Away(isAway);
        nodes = clientOf(ENDPOINT, away);
        create();
    }

    /// A table that nodes do not find before [#comeBack()], while the test does.
    public static TestTable away() {
        return new TestTable(true);
    }

    public void comeBack() {
        away.is = false;
    }

    private void create() {
        client.createTable(table ->
                table.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(text(TableKeys.PK), text(TableKeys.SK))
                        .keySchema(
                                key(TableKeys.PK, KeyType.HASH), key(TableKeys.SK, KeyType.RANGE)));
    }

    public NodeTable nodeTable() {
        return new NodeTable(nodes, name);
    }

    public LogTable logTable(Clock clock) {
        return new LogTable(nodes, name, clock);
    }

    public String name() {
        return name;
    }

    public String endpoint() {
        return ENDPOINT;
    }

    public void put(Map<String, String> item) {
        Map<String, AttributeValue> attributes = new java.util.HashMap<>();
        item.forEach((key, value) -> attributes.put(key, AttributeValue.fromS(value)));
        client.putItem(put -> put.tableName(name).item(attributes));
    }

    /// The item of these keys; empty when there is none.
    public Map<String, AttributeValue> get(String pk, String sk) {
        return client.getItem(get ->
                        get.tableName(name)
                                .consistentRead(true)
                                .key(
                                        Map.of(
                                                TableKeys.PK,
                                                AttributeValue.fromS(pk),
                                                TableKeys.SK,
                                                AttributeValue.fromS(sk))))
                .item();
    }

    public void delete(String pk, String sk) {
        client.deleteItem(delete ->
                delete.tableName(name)
                        .key(
                                Map.of(
                                        TableKeys.PK,
                                        AttributeValue.fromS(pk),
                                        TableKeys.SK,
                                        AttributeValue.fromS(sk))));
    }

    /// A class as the functions have written it when it went live.
    public void putClass(String classId, String state) {
        put(
                Map.of(
                        TableKeys.PK,
                        TableKeys.classPk(classId),
                        TableKeys.SK,
                        TableKeys.CLASS_SK,
                        TableKeys.STATE,
                        state));
    }

    /// Gives a class to a node, as placement does.
    public void place(String classId, String nodeId) {
        put(
                Map.of(
                        TableKeys.PK,
                        TableKeys.classPk(classId),
                        TableKeys.SK,
                        TableKeys.PLACEMENT_SK,
                        TableKeys.NODE_ID,
                        nodeId));
    }

    /// What is written of a class's state.
    public String stateOf(String classId) {
        AttributeValue state =
                get(TableKeys.classPk(classId), TableKeys.CLASS_SK).get(TableKeys.STATE);
        return state == null ? "" : state.s();
    }

    static DynamoDbClient clientOf(String endpoint, ExecutionInterceptor... meanwhile) {
        return DynamoDbClient.builder()
                .overrideConfiguration(own -> own.executionInterceptors(List.of(meanwhile)))
                .endpointOverride(URI.create(endpoint))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /// Answers in the table's place that there is none.
    private static final class Away implements ExecutionInterceptor {
        private volatile boolean is;

        Away(boolean is) {
            this.is = is;
        }

        @Override
        public void beforeExecution(
                Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (is) {
                throw ResourceNotFoundException.builder().message("It is away").build();
            }
        }
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static String start() {
        try {
            String port = Integer.toString(freePort());
            DynamoDBProxyServer server =
                    ServerRunner.createServerFromCommandLineArgs(
                            new String[] {"-inMemory", "-port", port, "-disableTelemetry"});
            server.start();
            return "http://127.0.0.1:" + port;
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
