package org.lyceum.functions.signaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lyceum.api.ApiJson;
import org.lyceum.api.problem.Problem;
import org.lyceum.functions.problem.Problems;

/// Replies to WebSocket events: the integration's return value, which API Gateway sends to the page
/// as the route's response.
final class SocketReply {
    private SocketReply() {}

    /// Nothing to say.
    static JsonNode ok() {
        return ApiJson.mapper().createObjectNode().put("statusCode", 200);
    }

    /// A reply under construction, named like its request.
    static ObjectNode to(SocketMessage message) {
        ObjectNode reply = ApiJson.mapper().createObjectNode();
        reply.put("v", ApiJson.VERSION);
        if (!message.requestId().isEmpty()) {
            reply.put("requestId", message.requestId());
        }
        return reply;
    }

    static JsonNode sent(ObjectNode reply) {
        ObjectNode answer = ApiJson.mapper().createObjectNode();
        return answer.put("statusCode", 200).put("body", reply.toString());
    }

    /// A problem is an answer like any other: a status other than 200 would hide it from the page.
    static JsonNode problem(SocketMessage message, Throwable thrown) {
        return problem(message, Problems.of(thrown));
    }

    static JsonNode problem(SocketMessage message, Problem problem) {
        ObjectNode reply = to(message);
        reply.set("problem", ApiJson.mapper().valueToTree(problem));
        return sent(reply);
    }
}
