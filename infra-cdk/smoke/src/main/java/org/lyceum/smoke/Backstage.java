package org.lyceum.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;
import org.lyceum.local.process.ProcessStatus;
import org.lyceum.local.redis.RedisConnection;
import org.lyceum.local.store.DynamoDb;
import org.lyceum.local.system.LocalSystem;

/// What nobody sees from the front door: the table, Redis, the node, and the APIs without
/// CloudFront.
final class Backstage implements AutoCloseable {
    private final LocalSystem system;
    private final DynamoDb dynamoDb;
    private final String table;

    Backstage(LocalSystem system) {
        this.system = system;
        dynamoDb = new DynamoDb(process("dynamodb").ports().getOrDefault("tcp", 0));
        table = dynamoDb.tables("ListTables", Json.object()).path("TableNames").path(0).asText();
    }

    /// The items of a partition.
    JsonNode partition(String pk) {
        ObjectNode query = named().put("KeyConditionExpression", "pk = :pk");
        query.putObject("ExpressionAttributeValues").putObject(":pk").put("S", pk);
        return dynamoDb.tables("Query", query).path("Items");
    }

    @Nullable JsonNode item(String pk, String sk) {
        JsonNode found = dynamoDb.tables("GetItem", key(pk, sk)).path("Item");
        return found.isObject() ? found : null;
    }

    /// All items whose partition begins so: the table is small, and this is a test.
    JsonNode beginning(String pk) {
        ObjectNode scan = named().put("FilterExpression", "begins_with(pk, :pk)");
        scan.putObject("ExpressionAttributeValues").putObject(":pk").put("S", pk);
        return dynamoDb.tables("Scan", scan).path("Items");
    }

    /// Connections that wait for a class.
    JsonNode partitionOfWaiting(String classId) {
        ObjectNode query =
                named().put("IndexName", "gsi1").put("KeyConditionExpression", "gsi1pk = :pk");
        query.putObject("ExpressionAttributeValues")
                .putObject(":pk")
                .put("S", "WAITING#" + classId);
        return dynamoDb.tables("Query", query).path("Items");
    }

    void put(JsonNode item) {
        ObjectNode put = named();
        put.set("Item", item);
        dynamoDb.tables("PutItem", put);
    }

    void delete(String pk, String sk) {
        dynamoDb.tables("DeleteItem", key(pk, sk));
    }

    /// The attribute by which the table forgets items; empty where it forgets none.
    String expiryAttribute() {
        JsonNode expiry =
                dynamoDb.tables("DescribeTimeToLive", named()).path("TimeToLiveDescription");
        boolean on = expiry.path("TimeToLiveStatus").asText().startsWith("ENABL");
        return on ? expiry.path("AttributeName").asText() : "";
    }

    String redis(String... command) {
        int port = process("redis").ports().getOrDefault("tcp", 0);
        try (RedisConnection connection = new RedisConnection(port)) {
            return connection.ask(command);
        } catch (IOException e) {
            throw new Seen.Otherwise("Redis does not answer: " + e);
        }
    }

    ProcessStatus node() {
        return process("media-node-1");
    }

    /// The status of a request to an API by its own host name, past CloudFront.
    int statusOf(String host, String request, Map<String, String> headers) {
        StringBuilder text = new StringBuilder(request + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
        text.append("\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), system.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.US_ASCII));
            String line =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine();
            return line == null ? 0 : Integer.parseInt(line.split(" ")[1]);
        } catch (IOException e) {
            throw new Seen.Otherwise("No answer of " + host + ": " + e);
        }
    }

    @Override
    public void close() {
        dynamoDb.close();
    }

    private ProcessStatus process(String name) {
        return system.processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Seen.Otherwise("There is no process " + name));
    }

    private ObjectNode named() {
        return Json.object().put("TableName", table);
    }

    private ObjectNode key(String pk, String sk) {
        ObjectNode body = named();
        ObjectNode key = body.putObject("Key");
        key.putObject("pk").put("S", pk);
        key.putObject("sk").put("S", sk);
        return body;
    }
}
