package org.lyceum.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One synthesised stack: its resources by logical id, its parameters and its exports.
public final class Stack {
    private final String name;
    private final JsonNode template;
    private final Map<String, Resource> resources = new LinkedHashMap<>();

    Stack(String name, JsonNode template) {
        this.name = name;
        this.template = template;
        template.path("Resources")
                .properties()
                .forEach(entry -> resources.put(entry.getKey(), resource(entry)));
    }

    public String name() {
        return name;
    }

    public Map<String, Resource> resources() {
        return resources;
    }

    @Nullable Resource resource(String logicalId) {
        return resources.get(logicalId);
    }

    /// The default of a parameter, or null where the stack has no such parameter.
    @Nullable String parameter(String parameter) {
        JsonNode found = template.path("Parameters").path(parameter);
        return found.isMissingNode() ? null : found.path("Default").asText("");
    }

    /// The value exported under that name, intrinsics unresolved, or null.
    @Nullable JsonNode export(String exportName) {
        for (JsonNode output : template.path("Outputs")) {
            if (output.path("Export").path("Name").asText().equals(exportName)) {
                return output.path("Value");
            }
        }
        return null;
    }

    private Resource resource(Map.Entry<String, JsonNode> entry) {
        JsonNode body = entry.getValue();
        return new Resource(
                name, entry.getKey(), body.path("Type").asText(), body.path("Properties"));
    }
}
