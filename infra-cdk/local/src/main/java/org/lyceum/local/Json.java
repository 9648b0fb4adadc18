package org.lyceum.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The one JSON mapper of the local runtime, for trees: what passes here is AWS's JSON, not ours.
public final class Json {
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JacksonException e) {
            throw new IllegalStateException("A JSON tree could not be written", e);
        }
    }

    /// The tree that the bytes hold, or null where they hold none.
    public static @Nullable JsonNode read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node == null || node.isMissingNode() ? null : node;
        } catch (IOException _) {
            return null;
        }
    }

    /// The object that the bytes hold, or an empty one.
    public static JsonNode readObject(byte[] bytes) {
        JsonNode node = read(bytes);
        return node != null && node.isObject() ? node : object();
    }
}
