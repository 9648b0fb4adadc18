package org.lyceum.functions.signaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.lyceum.api.ApiJson;
import org.lyceum.functions.waiting.Connection;

/// A WebSocket event of API Gateway: which connection, whose, and what the page said.
///
/// @param body what the page said; an empty object when it was no JSON object
record SocketMessage(String routeKey, Connection connection, JsonNode body) {
    private static final int MOST_REQUEST_ID = 64;
    private static final int MOST_SLOTS = 64;

    static SocketMessage of(JsonNode event) {
        JsonNode context = event.path("requestContext");
        JsonNode person = context.path("authorizer");
        Instant connectedAt = Instant.ofEpochMilli(context.path("connectedAt").asLong());
        Connection connection =
                new Connection(
                        context.path("connectionId").asText(),
                        person.path("accountId").asText(),
                        person.path("classId").asText(),
                        person.path("name").asText(),
                        person.path("role").asText(),
                        connectedAt.plus(Connection.LONGEST_LIFE));
        return new SocketMessage(
                context.path("routeKey").asText(), connection, body(event.path("body").asText()));
    }

    /// An event of a connection that there is not, for practice.
    static JsonNode stub(String routeKey, ObjectNode body) {
        ObjectNode event = ApiJson.mapper().createObjectNode();
        ObjectNode context = event.putObject("requestContext");
        context.put("routeKey", routeKey).put("connectionId", "priming");
        return event.put("body", body.put("v", ApiJson.VERSION).toString());
    }

    /// The name under which the page waits for the reply; empty when it gave none of use.
    String requestId() {
        String id = text("requestId");
        return id.length() > MOST_REQUEST_ID ? "" : id;
    }

    boolean isOurVersion() {
        return body.path("v").asInt() == ApiJson.VERSION;
    }

    String text(String field) {
        return body.path(field).asText();
    }

    List<String> slots() {
        List<String> slots = new ArrayList<>();
        for (JsonNode slot : body.path("slots")) {
            if (slots.size() < MOST_SLOTS) {
                slots.add(slot.asText());
            }
        }
        return slots;
    }

    private static JsonNode body(String text) {
        try {
            JsonNode body = ApiJson.mapper().readTree(text);
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException _) {
            // No JSON: the page gets the same answer as for an unknown action.
        }
        return ApiJson.mapper().createObjectNode();
    }
}
