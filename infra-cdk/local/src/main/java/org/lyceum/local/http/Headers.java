package org.lyceum.local.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The header fields of a message in their order, spelled as they came, looked up without regard to
/// case. Not thread-safe.
public final class Headers {
    private final List<Map.Entry<String, String>> fields = new ArrayList<>();

    public static Headers of(String... namesAndValues) {
        Headers headers = new Headers();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    public Headers copy() {
        Headers copy = new Headers();
        copy.fields.addAll(fields);
        return copy;
    }

    public Headers add(String name, String value) {
        fields.add(Map.entry(name, value));
        return this;
    }

    public Headers set(String name, String value) {
        remove(name);
        return add(name, value);
    }

    public Headers remove(String name) {
        fields.removeIf(field -> field.getKey().equalsIgnoreCase(name));
        return this;
    }

    public @Nullable String first(String name) {
        for (Map.Entry<String, String> field : fields) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return null;
    }

    public String first(String name, String fallback) {
        String value = first(name);
        return value == null ? fallback : value;
    }

    public List<Map.Entry<String, String>> fields() {
        return List.copyOf(fields);
    }

    /// All values by name as spelled first.
    public Map<String, List<String>> grouped() {
        Map<String, String> spelling = new LinkedHashMap<>();
        Map<String, List<String>> grouped = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : fields) {
            String name =
                    spelling.computeIfAbsent(
                            field.getKey().toLowerCase(Locale.ROOT), _ -> field.getKey());
            grouped.computeIfAbsent(name, _ -> new ArrayList<>()).add(field.getValue());
        }
        return grouped;
    }
}
