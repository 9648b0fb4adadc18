package org.lyceum.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;

/// The filter criteria of an event source mapping: a record passes when one pattern fits.
///
/// Patterns may hold values, `prefix`, `exists` and `anything-but`. Source: Lambda developer guide,
/// "Filter rule syntax".
final class EventFilter {
    private final List<JsonNode> patterns = new ArrayList<>();

    /// @param criteria the mapping's FilterCriteria, may be missing
    EventFilter(JsonNode criteria) {
        for (JsonNode filter : criteria.path("Filters")) {
            patterns.add(
                    Json.readObject(
                            filter.path("Pattern").asText().getBytes(StandardCharsets.UTF_8)));
        }
    }

    boolean passes(JsonNode record) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> fits(pattern, record));
    }

    private static boolean fits(JsonNode pattern, JsonNode value) {
        for (var entry : pattern.properties()) {
            JsonNode part = value.path(entry.getKey());
            JsonNode rule = entry.getValue();
            if (rule.isArray() ? !anyFits(rule, part) : !fits(rule, part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyFits(JsonNode rules, JsonNode value) {
        for (JsonNode rule : rules) {
            if (rule.isObject() ? fitsRule(rule, value) : rule.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fitsRule(JsonNode rule, JsonNode value) {
        if (rule.has("exists")) {
            return rule.path("exists").asBoolean() != value.isMissingNode();
        }
        if (rule.has("prefix")) {
            return value.isTextual() && value.asText().startsWith(rule.path("prefix").asText());
        }
        if (rule.has("anything-but")) {
            return !value.isMissingNode() && !anyFits(rule.path("anything-but"), value);
        }
        throw new LocalFailure("The template filters events by " + rule + ", which is not played.");
    }
}
