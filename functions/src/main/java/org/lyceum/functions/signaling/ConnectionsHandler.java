package org.lyceum.functions.signaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.lyceum.api.ApiJson;
import org.lyceum.api.problem.Problem;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.classes.ClassStore;
import org.lyceum.functions.classes.LiveClass;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.JsonHandler;
import org.lyceum.functions.platform.SnapStart;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.waiting.ConnectionStore;
import org.lyceum.functions.waiting.ConnectionStore.Phase;
import org.lyceum.functions.waiting.HeadCounts;

/// The function that knows who is connected: `$connect`, `$disconnect`, `wait`, `ping`, and
/// whatever a page says that nobody understands.
public final class ConnectionsHandler extends JsonHandler {
    private final ConnectionStore connections;
    private final ClassStore classes;
    private final HeadCounts counts;
    private final InstantSource clock;

    public ConnectionsHandler() {
        this(System.getenv());
        SnapStart.prime(this::prime);
    }

    public ConnectionsHandler(Map<String, String> environment) {
        Table table = Table.of(new Environment(environment));
        this.connections = new ConnectionStore(table);
        this.classes = new ClassStore(table);
        this.counts = new HeadCounts(table);
        this.clock = InstantSource.system();
    }

    @Override
    protected JsonNode handle(JsonNode event) {
        SocketMessage message = SocketMessage.of(event);
        try {
            return switch (message.routeKey()) {
                case "$connect" -> connected(message);
                case "$disconnect" -> disconnected(message);
                case "wait" -> waits(message);
                case "ping" -> pong(message);
                default -> notUnderstood(message);
            };
        } catch (RuntimeException e) {
            return SocketReply.problem(message, e);
        }
    }

    @Override
    protected JsonNode stub() {
        return SocketMessage.stub("ping", ApiJson.mapper().createObjectNode());
    }

    private JsonNode connected(SocketMessage message) {
        connections.put(message.connection(), Phase.CONNECTED);
        return SocketReply.ok();
    }

    private JsonNode disconnected(SocketMessage message) {
        connections.remove(message.connection().id());
        return SocketReply.ok();
    }

    /// Notes the connection as waiting first and reads the class afterwards: who goes live in
    /// between is seen here or is told by the notices.
    private JsonNode waits(SocketMessage message) {
        String classId = message.connection().classId();
        if (!message.isOurVersion() || !message.text("classId").equals(classId)) {
            return SocketReply.problem(
                    message,
                    Problem.of(
                            ProblemCode.INVALID_REQUEST,
                            "Your ticket is for another class. Ask for a ticket for this one."));
        }
        Instant now = clock.instant();
        connections.put(message.connection(), Phase.WAITING);
        LiveClass found = classes.find(classId);
        if (found == null) {
            throw new ProblemException(ProblemCode.CLASS_NOT_FOUND, "This class has been removed.");
        }
        ObjectNode reply = SocketReply.to(message);
        reply.put("type", "waiting").put("state", ApiJson.wireName(found.stateAt(now)));
        reply.put("waiting", counts.waiting(classId, now));
        return SocketReply.sent(reply);
    }

    private static JsonNode pong(SocketMessage message) {
        return SocketReply.sent(SocketReply.to(message).put("type", "pong"));
    }

    private static JsonNode notUnderstood(SocketMessage message) {
        return SocketReply.problem(
                message,
                Problem.of(
                        ProblemCode.INVALID_REQUEST,
                        "A message is a JSON object whose action is wait, join, leave or ping."));
    }
}
