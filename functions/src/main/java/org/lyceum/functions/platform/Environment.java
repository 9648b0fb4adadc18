package org.lyceum.functions.platform;

import java.time.Duration;
import java.util.Map;

/// The environment variables of a function, read by name. An empty value counts as absent.
public record Environment(Map<String, String> values) {
    public static final String TABLE = "LYCEUM_TABLE";
    public static final String REDIS_URI = "LYCEUM_REDIS_URI";
    public static final String REDIS_MODE = "LYCEUM_REDIS_MODE";
    public static final String MONGO_URI = "LYCEUM_MONGO_URI";
    public static final String WEBSOCKET_URL = "LYCEUM_WEBSOCKET_URL";
    public static final String CONNECTIONS_ENDPOINT = "LYCEUM_CONNECTIONS_ENDPOINT";
    public static final String SIGNING_KEY_SECRET = "LYCEUM_SIGNING_KEY_SECRET";
    public static final String ORIGIN_SECRET = "LYCEUM_ORIGIN_SECRET";
    public static final String ACCESS_TOKEN_SECONDS = "LYCEUM_ACCESS_TOKEN_SECONDS";
    public static final String REFRESH_TOKEN_SECONDS = "LYCEUM_REFRESH_TOKEN_SECONDS";
    public static final String FIRST_ADMIN_LINK_HASH = "LYCEUM_FIRST_ADMIN_LINK_HASH";

    public Environment {
        values = Map.copyOf(values);
    }

    public String text(String name, String absent) {
        String value = values.getOrDefault(name, "");
        return value.isBlank() ? absent : value;
    }

    /// Whether the variable is there and says something.
    public boolean has(String name) {
        return !text(name, "").isEmpty();
    }

    /// A variable without which the function cannot do its work.
    public String required(String name) {
        String value = text(name, "");
        if (value.isEmpty()) {
            throw new IllegalStateException("The environment variable " + name + " is not set");
        }
        return value;
    }

    public Duration seconds(String name, Duration absent) {
        String value = text(name, "");
        return value.isEmpty() ? absent : Duration.ofSeconds(Long.parseLong(value));
    }
}
