package org.lyceum.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Each action and each resource of each statement of a role's policy, missing.
final class PolicyMutations {
    private PolicyMutations() {}

    /// CDK's own function that copies the page at a deployment is not run here.
    static boolean isOfDeployment(String logicalId) {
        return logicalId.startsWith("CustomCDKBucketDeployment");
    }

    static void of(Templates templates, Templates.Place place, List<Mutation> to) {
        if (isOfDeployment(place.logicalId())) {
            return;
        }
        String role = place.logicalId().replaceFirst("(FunctionServiceRole)?DefaultPolicy.*$", "");
        JsonNode statements = statements(templates, place);
        for (int i = 0; i < statements.size(); i++) {
            int number = i;
            for (String part : List.of("Action", "Resource")) {
                JsonNode values = statements.path(i).path(part);
                int count = values.isArray() ? values.size() : 1;
                if (part.equals("Resource") && count == 1) {
                    continue; // without it there is no statement, and its actions are gone
                }
                for (int j = 0; j < count; j++) {
                    int entry = j;
                    JsonNode value = values.isArray() ? values.path(j) : values;
                    String what = value.isTextual() ? value.asText() : "resource " + j;
                    to.add(
                            new Mutation(
                                    "permission",
                                    role + " " + what + where(statements.path(i)),
                                    all -> remove(all, place, number, part, entry)));
                }
            }
        }
    }

    private static String where(JsonNode statement) {
        String resource = statement.path("Resource").toString();
        return resource.contains("/index/") ? " on the index" : "";
    }

    private static void remove(
            Templates all, Templates.Place place, int number, String part, int entry) {
        ArrayNode statements = (ArrayNode) statements(all, place);
        ObjectNode statement = (ObjectNode) statements.path(number);
        if (statement.path(part) instanceof ArrayNode several && several.size() > 1) {
            several.remove(entry);
        } else {
            statements.remove(number);
        }
    }

    private static JsonNode statements(Templates all, Templates.Place place) {
        return all.properties(place).path("PolicyDocument").path("Statement");
    }
}
