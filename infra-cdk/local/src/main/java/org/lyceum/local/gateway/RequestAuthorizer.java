package org.lyceum.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lyceum.local.Json;
import org.lyceum.local.Wildcard;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.lambda.Invocation;
import org.lyceum.local.lambda.LambdaFunction;
import org.lyceum.local.template.LocalAttributes;

/// A Lambda REQUEST authorizer of a WebSocket API: asks its function, and reads the policy that it
/// returns.
final class RequestAuthorizer {
    private static final String QUERY = "route.request.querystring.";
    private static final String HEADER = "route.request.header.";

    private final Integration integration;
    private final List<String> identitySources;

    RequestAuthorizer(Integration integration, List<String> identitySources) {
        this.integration = integration;
        this.identitySources = List.copyOf(identitySources);
    }

    static RequestAuthorizer of(
            LambdaFunction function, GatewayLimits limits, List<String> identitySources) {
        return new RequestAuthorizer(
                new Integration(function, limits.integration()), identitySources);
    }

    /// What the authorizer decided.
    sealed interface Verdict {
        /// @param context texts, numbers and truth values, all as texts in later events
        record Allowed(JsonNode context) implements Verdict {}

        record Denied() implements Verdict {}

        /// An identity source is missing, or the function threw "Unauthorized".
        record Unauthorized() implements Verdict {}

        record Broken(String why) implements Verdict {}
    }

    Verdict decide(HttpRequest request, ConnectionFacts connection, ApiCall call) {
        if (!identitySources.stream().allMatch(source -> isPresent(source, request))) {
            return new Verdict.Unauthorized();
        }
        String methodArn =
                LocalAttributes.arn("execute-api", call.apiId() + "/" + call.stage() + "/$connect");
        byte[] event = Json.bytes(WebSocketEvent.authorize(request, connection, call, methodArn));
        long startedNs = System.nanoTime();
        return switch (integration.call(event)) {
            case Invocation.Answered(byte[] payload) -> {
                long latencyMs = (System.nanoTime() - startedNs) / 1_000_000;
                yield read(Json.readObject(payload), methodArn, latencyMs);
            }
            case Invocation.Failed(_, String message) when message.equals("Unauthorized") ->
                    new Verdict.Unauthorized();
            case Invocation other -> new Verdict.Broken(other.toString());
        };
    }

    private static Verdict read(JsonNode answer, String methodArn, long latencyMs) {
        JsonNode statements = answer.path("policyDocument").path("Statement");
        if (!answer.path("principalId").isTextual() || !statements.isArray()) {
            return new Verdict.Broken("The authorizer's answer has no principal or no policy");
        }
        boolean allowed = false;
        for (JsonNode statement : statements) {
            if (applies(statement, methodArn)) {
                if (statement.path("Effect").asText().equals("Deny")) {
                    return new Verdict.Denied();
                }
                allowed = true;
            }
        }
        return allowed ? new Verdict.Allowed(context(answer, latencyMs)) : new Verdict.Denied();
    }

    private static boolean applies(JsonNode statement, String methodArn) {
        return anyMatches(statement.path("Action"), "execute-api:Invoke")
                && anyMatches(statement.path("Resource"), methodArn);
    }

    private static boolean anyMatches(JsonNode patterns, String text) {
        if (patterns.isTextual()) {
            return Wildcard.matches(patterns.asText(), text);
        }
        for (JsonNode pattern : patterns) {
            if (Wildcard.matches(pattern.asText(), text)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode context(JsonNode answer, long latencyMs) {
        ObjectNode context = Json.object();
        answer.path("context")
                .properties()
                .forEach(entry -> context.put(entry.getKey(), entry.getValue().asText()));
        context.put("principalId", answer.path("principalId").asText());
        context.put("integrationLatency", latencyMs);
        return context;
    }

    private static boolean isPresent(String source, HttpRequest request) {
        if (source.startsWith(QUERY)) {
            List<String> values =
                    WebSocketEvent.query(request.rawQuery()).get(source.substring(QUERY.length()));
            return values != null && !values.getLast().isEmpty();
        }
        if (source.startsWith(HEADER)) {
            return !request.headers().first(source.substring(HEADER.length()), "").isEmpty();
        }
        return true;
    }
}
