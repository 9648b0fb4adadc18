package org.lyceum.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Golden files of `src/test/resources/golden`.
public final class Golden {
    private Golden() {}

    public static JsonNode json(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
            return Json.MAPPER.readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// JSON written with apostrophes for quotation marks.
    public static JsonNode parse(String text) {
        try {
            return Json.MAPPER.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
