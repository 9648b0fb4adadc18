package org.lyceum.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.lyceum.api.ApiJson;

/// One person's WebSocket at API Gateway: hands events to handlers as bytes and reads the replies.
///
/// @param person what the authorizer said about them
public record TestSocket(String connectionId, JsonNode person) {
    public static JsonNode invoke(RequestStreamHandler handler, JsonNode event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] json = ApiJson.mapper().writeValueAsBytes(event);
        handler.handleRequest(new ByteArrayInputStream(json), out, new TestContext());
        return ApiJson.mapper().readTree(out.toByteArray());
    }

    /// The authorizer's answer to a ticket.
    public static JsonNode authorize(RequestStreamHandler authorizer, String ticket)
            throws IOException {
        return invoke(authorizer, connecting(ticket));
    }

    /// The same with the header that CloudFront adds.
    public static JsonNode authorize(
            RequestStreamHandler authorizer, String ticket, String originSecret)
            throws IOException {
        ObjectNode event = connecting(ticket);
        event.putObject("headers").put("X-Lyceum-Origin", originSecret);
        return invoke(authorizer, event);
    }

    private static ObjectNode connecting(String ticket) throws IOException {
        ObjectNode event = (ObjectNode) Golden.read("websocket-authorizer.json");
        event.putObject("queryStringParameters").put("ticket", ticket);
        return event;
    }

    /// The reply's text as JSON; an empty object when there is none.
    public JsonNode send(RequestStreamHandler handler, String routeKey, String body)
            throws IOException {
        ObjectNode event = (ObjectNode) Golden.read("websocket-message.json");
        ObjectNode context = (ObjectNode) event.path("requestContext");
        context.put("routeKey", routeKey).put("connectionId", connectionId);
        context.put("connectedAt", System.currentTimeMillis());
        context.set("authorizer", person);
        event.put("body", body);
        JsonNode reply = invoke(handler, event);
        if (reply.path("statusCode").asInt() != 200) {
            throw new AssertionError("API Gateway would hide this reply: " + reply);
        }
        String text = reply.path("body").asText("{}");
        return ApiJson.mapper().readTree(text.isEmpty() ? "{}" : text);
    }
}
