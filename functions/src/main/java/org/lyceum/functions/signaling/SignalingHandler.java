package org.lyceum.functions.signaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Map;
import org.lyceum.api.ApiJson;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.problem.Problem;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.JsonHandler;
import org.lyceum.functions.platform.SnapStart;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.waiting.ConnectionStore;
import org.lyceum.functions.waiting.ConnectionStore.Phase;

/// The function that lets people into a class and out of it: `join`, `leave`.
///
/// A message carries all that it needs: frames of one WebSocket may be handled by two functions at
/// once.
public final class SignalingHandler extends JsonHandler {
    /// `{"alg":"ES256","kid":"priming"}.{}.`: read as far as the table of keys, and refused.
    private static final String TOKEN_OF_NOBODY =
            "eyJhbGciOiJFUzI1NiIsImtpZCI6InByaW1pbmcifQ.e30.AA";

    private final Signaling signaling;
    private final ConnectionStore connections;

    public SignalingHandler() {
        this(System.getenv());
        SnapStart.prime(this::prime);
    }

    public SignalingHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Table table = Table.of(environment);
        this.signaling = new Signaling(table, environment, InstantSource.system());
        this.connections = new ConnectionStore(table);
    }

    @Override
    protected JsonNode handle(JsonNode event) {
        SocketMessage message = SocketMessage.of(event);
        try {
            refuseOtherVersions(message);
            return switch (message.routeKey()) {
                case "join" -> join(message);
                case "leave" -> leave(message);
                default ->
                        SocketReply.problem(
                                message,
                                Problem.of(
                                        ProblemCode.INVALID_REQUEST,
                                        "This function knows join and leave only."));
            };
        } catch (RuntimeException e) {
            return SocketReply.problem(message, e);
        }
    }

    @Override
    protected JsonNode stub() {
        return SocketMessage.stub(
                "join", ApiJson.mapper().createObjectNode().put("joinToken", TOKEN_OF_NOBODY));
    }

    private JsonNode join(SocketMessage message) {
        refuseOthersToken(message, signaling.verify(message.text("joinToken")));
        JoinAnswer answer =
                signaling.join(message.text("joinToken"), message.text("offer"), message.slots());
        connections.put(message.connection(), Phase.JOINED);
        ObjectNode reply = SocketReply.to(message);
        reply.put("sessionId", answer.sessionId()).put("answer", answer.answer());
        return SocketReply.sent(reply);
    }

    private JsonNode leave(SocketMessage message) {
        refuseOthersToken(message, signaling.verifyForLeaving(message.text("joinToken")));
        signaling.leave(message.text("joinToken"), message.text("sessionId"));
        connections.put(message.connection(), Phase.CONNECTED);
        return SocketReply.sent(SocketReply.to(message).put("type", "left"));
    }

    private static void refuseOtherVersions(SocketMessage message) {
        if (!message.isOurVersion()) {
            throw new ProblemException(
                    ProblemCode.INVALID_REQUEST, "A message begins with \"v\": 1.");
        }
    }

    /// A join token works on its owner's connection only, so that a stolen one needs a ticket too.
    private static void refuseOthersToken(SocketMessage message, JoinTokenClaims claims) {
        if (!claims.accountId().equals(message.connection().accountId())) {
            throw new ProblemException(
                    ProblemCode.JOIN_TOKEN_INVALID,
                    "This permission to join belongs to somebody else. Ask for your own.");
        }
    }
}
