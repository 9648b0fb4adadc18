package org.lyceum.functions.signaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.functions.join.TicketStore;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.JsonHandler;
import org.lyceum.functions.platform.OriginSecret;
import org.lyceum.functions.platform.SnapStart;
import org.lyceum.functions.platform.Table;

/// The function that lets a WebSocket in: it takes the one-time ticket and tells API Gateway whose
/// connection this is.
public final class AuthorizerHandler extends JsonHandler {
    private final OriginSecret originSecret;
    private final TicketStore tickets;
    private final InstantSource clock;

    public AuthorizerHandler() {
        this(System.getenv());
        SnapStart.prime(this::prime);
    }

    public AuthorizerHandler(Map<String, String> environment) {
        Environment settings = new Environment(environment);
        this.originSecret = OriginSecret.of(settings);
        this.tickets = new TicketStore(Table.of(settings));
        this.clock = InstantSource.system();
    }

    @Override
    protected JsonNode handle(JsonNode event) {
        String ticket = event.path("queryStringParameters").path("ticket").asText();
        TicketStore.Holder holder =
                originSecret.admits(originHeader(event))
                        ? tickets.use(ticket, clock.instant())
                        : null;
        return answer(event.path("methodArn").asText(), holder);
    }

    /// A ticket that nobody has, through the front door.
    @Override
    protected JsonNode stub() {
        ObjectNode event = ApiJson.mapper().createObjectNode();
        event.put("methodArn", "arn:aws:execute-api:::/");
        event.putObject("headers").put(OriginSecret.HEADER, originSecret.value());
        event.putObject("queryStringParameters").put("ticket", "priming");
        return event;
    }

    /// Payload 1.0 keeps the case in which a header was sent.
    private static @Nullable String originHeader(JsonNode event) {
        for (Map.Entry<String, JsonNode> header : event.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase(OriginSecret.HEADER)) {
                return header.getValue().asText();
            }
        }
        return null;
    }

    /// A policy as IAM writes it. Values of the context are texts: API Gateway takes no others.
    private static ObjectNode answer(String methodArn, TicketStore.@Nullable Holder holder) {
        ObjectNode answer = ApiJson.mapper().createObjectNode();
        answer.put("principalId", holder == null ? "nobody" : holder.accountId());
        ObjectNode policy = answer.putObject("policyDocument");
        policy.put("Version", "2012-10-17");
        policy.putArray("Statement")
                .addObject()
                .put("Action", "execute-api:Invoke")
                .put("Effect", holder == null ? "Deny" : "Allow")
                .put("Resource", methodArn);
        if (holder != null) {
            answer.putObject("context")
                    .put("accountId", holder.accountId())
                    .put("classId", holder.classId())
                    .put("name", holder.name())
                    .put("role", ApiJson.wireName(holder.role()));
        }
        return answer;
    }
}
