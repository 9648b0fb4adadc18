package org.lyceum.functions.signaling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.lyceum.api.ApiJson;
import org.lyceum.api.problem.Problem;
import org.lyceum.api.problem.ProblemCode;

/// Whatever a page sends as a frame, it is read within bounds and can be answered.
@Tag("fuzz")
final class SocketMessageFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void readsAnyFrame(byte[] frame) throws JsonProcessingException {
        ObjectNode event = ApiJson.mapper().createObjectNode();
        event.put("body", new String(frame, UTF_8));
        event.putObject("requestContext").put("routeKey", "join").put("connectionId", "c1");

        SocketMessage message = SocketMessage.of(event);

        assertThat(message.requestId().length()).isLessThanOrEqualTo(64);
        assertThat(message.slots()).hasSizeLessThanOrEqualTo(64).doesNotContainNull();
        Problem problem = Problem.of(ProblemCode.INVALID_REQUEST, message.text("action"));
        JsonNode sent = SocketReply.problem(message, problem);
        JsonNode reply = ApiJson.mapper().readTree(sent.path("body").asText());
        assertThat(reply.path("v").asInt()).isEqualTo(ApiJson.VERSION);
        assertThat(reply.path("requestId").asText()).isEqualTo(message.requestId());
    }

    /// The event around it: only API Gateway writes it, but nothing depends on that.
    @FuzzTest(maxDuration = "60s")
    void readsAnyEvent(byte[] text) {
        JsonNode event;
        try {
            event = ApiJson.mapper().readTree(new String(text, UTF_8));
        } catch (JsonProcessingException _) {
            return;
        }
        SocketMessage message = SocketMessage.of(event);
        assertThat(message.body().isObject()).isTrue();
        assertThat(SocketReply.sent(SocketReply.to(message)).path("statusCode").asInt())
                .isEqualTo(200);
    }
}
