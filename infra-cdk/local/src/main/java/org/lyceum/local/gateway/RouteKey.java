package org.lyceum.local.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A route of an HTTP API: `POST /classes/{id}`, `ANY /{proxy+}` or `$default`.
///
/// @param text as in the template
/// @param method or `ANY`
/// @param segments of the path
record RouteKey(String text, String method, List<String> segments) {
    private static final String DEFAULT = "$default";

    /// The most specific first: fixed segments before variables before greedy ones, a method before
    /// ANY, `$default` last.
    static final Comparator<RouteKey> MOST_SPECIFIC_FIRST =
            Comparator.comparing(RouteKey::rank).thenComparing(key -> key.method.equals("ANY"));

    static RouteKey parse(String text) {
        if (text.equals(DEFAULT)) {
            return new RouteKey(text, "ANY", List.of(DEFAULT));
        }
        String[] parts = text.split(" ", 2);
        return new RouteKey(text, parts[0], split(parts[1]));
    }

    /// The values of the path's variables where the route takes the request, else null.
    @Nullable Map<String, String> match(String requestMethod, List<String> path) {
        if (text.equals(DEFAULT)) {
            return Map.of();
        }
        if (!method.equals("ANY") && !method.equals(requestMethod)) {
            return null;
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isGreedy(segment)) {
                if (i >= path.size()) {
                    return null;
                }
                variables.put(
                        segment.substring(1, segment.length() - 2),
                        String.join("/", path.subList(i, path.size())));
                return variables;
            }
            if (i >= path.size() || !matches(segment, path.get(i), variables)) {
                return null;
            }
        }
        return path.size() == segments.size() ? variables : null;
    }

    static List<String> split(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        segments.removeFirst();
        return segments;
    }

    private static boolean matches(String segment, String part, Map<String, String> variables) {
        if (segment.startsWith("{")) {
            variables.put(segment.substring(1, segment.length() - 1), part);
            return !part.isEmpty();
        }
        return segment.equals(part);
    }

    private static boolean isGreedy(String segment) {
        return segment.endsWith("+}");
    }

    private String rank() {
        StringBuilder rank = new StringBuilder();
        for (String segment : segments) {
            if (segment.equals(DEFAULT)) {
                rank.append('3');
            } else if (isGreedy(segment)) {
                rank.append('2');
            } else {
                rank.append(segment.startsWith("{") ? '1' : '0');
            }
        }
        return rank.toString();
    }
}
