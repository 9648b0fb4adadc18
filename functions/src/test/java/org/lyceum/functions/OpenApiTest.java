package org.lyceum.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The document that people read is the one that the build writes.
final class OpenApiTest {
    @Test
    void committedDocumentIsTheGeneratedOne() throws IOException {
        try (InputStream generated =
                OpenApiTest.class.getResourceAsStream("/META-INF/swagger/openapi.yml")) {
            String expected =
                    new String(
                            Objects.requireNonNull(generated).readAllBytes(),
                            StandardCharsets.UTF_8);
            Path committed = Path.of("..", "docs", "openapi.yml");
            assertThat(Files.readString(committed))
                    .as(
                            "Copy functions/target/classes/META-INF/swagger/openapi.yml to"
                                    + " docs/openapi.yml")
                    .isEqualTo(expected);
        }
    }
}
