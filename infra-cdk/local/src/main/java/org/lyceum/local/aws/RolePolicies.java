package org.lyceum.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lyceum.local.Wildcard;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// What each role of the template may do: its inline policies and those attached to it.
///
/// A statement with a condition or with NotAction, NotResource allows nothing here, and a denial
/// with them denies: better a permission too few, which a test finds, than one too many. AWS's
/// managed policies are not known: those of the template only let functions write logs.
public final class RolePolicies {
    private final Map<String, List<Statement>> byRole = new HashMap<>();

    private record Statement(boolean allows, List<String> actions, List<String> resources) {}

    public static RolePolicies of(Assembly assembly, Resolver resolver) {
        RolePolicies policies = new RolePolicies();
        for (Resource role : assembly.ofType("AWS::IAM::Role")) {
            for (JsonNode inline : resolver.property(role, "Policies")) {
                policies.add(resolver.ref(role), inline.path("PolicyDocument"));
            }
        }
        for (Resource policy : assembly.ofType("AWS::IAM::Policy")) {
            JsonNode document = resolver.property(policy, "PolicyDocument");
            for (JsonNode role : resolver.property(policy, "Roles")) {
                policies.add(role.asText(), document);
            }
        }
        return policies;
    }

    /// Adds a policy document to a role.
    void add(String role, JsonNode document) {
        List<Statement> statements = byRole.computeIfAbsent(role, _ -> new ArrayList<>());
        for (JsonNode statement : list(document.path("Statement"))) {
            boolean allows = statement.path("Effect").asText().equals("Allow");
            boolean plain =
                    !statement.has("Condition")
                            && statement.has("Action")
                            && statement.has("Resource");
            if (plain || !allows) {
                statements.add(
                        new Statement(
                                allows,
                                texts(statement.path("Action")),
                                texts(statement.path("Resource"))));
            }
        }
    }

    /// Whether a role may do something.
    public boolean allows(String role, Need need) {
        boolean allowed = false;
        for (Statement statement : byRole.getOrDefault(role, List.of())) {
            if (matches(statement.actions(), need.action())
                    && matches(statement.resources(), need.resource())) {
                if (!statement.allows()) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed;
    }

    private static boolean matches(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> Wildcard.matches(pattern, text));
    }

    private static List<String> texts(JsonNode oneOrMany) {
        List<String> texts = new ArrayList<>();
        list(oneOrMany).forEach(one -> texts.add(one.asText()));
        return texts.isEmpty() ? List.of("*") : texts;
    }

    private static Iterable<JsonNode> list(JsonNode oneOrMany) {
        if (oneOrMany.isMissingNode()) {
            return List.of();
        }
        return oneOrMany.isArray() ? oneOrMany : List.of(oneOrMany);
    }
}
