package org.lyceum.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.lyceum.api.ApiJson;

/// Events as AWS writes them, from `src/test/resources/events`.
public final class Golden {
    private Golden() {}

    public static JsonNode read(String name) throws IOException {
        try (InputStream json = Golden.class.getResourceAsStream("/events/" + name)) {
            return ApiJson.mapper().readTree(Objects.requireNonNull(json, name));
        }
    }
}
