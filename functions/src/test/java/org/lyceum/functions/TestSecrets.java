package org.lyceum.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;

/// Secrets Manager with one secret, as far as functions talk to it: get and put.
public final class TestSecrets implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger puts = new AtomicInteger();
    private @Nullable String value;

    public TestSecrets() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public int puts() {
        return puts.get();
    }

    public void hold(String text) {
        value = text;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        JsonNode request = ApiJson.mapper().readTree(exchange.getRequestBody());
        String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        ObjectNode answer = ApiJson.mapper().createObjectNode();
        int status = 200;
        if (operation.endsWith("PutSecretValue")) {
            value = request.path("SecretString").asText();
            puts.incrementAndGet();
        } else if (value == null) {
            status = 400;
            answer.put("__type", "ResourceNotFoundException");
        } else {
            answer.put("SecretString", value);
        }
        byte[] body = ApiJson.mapper().writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("content-type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
