package org.lyceum.api.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What was generated from the records is what they say today. `-Dlyceum.write=true` writes the
/// files anew.
class GeneratedFilesTest {
    private static final Path ROOT = Path.of("..", "..");

    @Test
    void typeScriptOfThePageIsWhatTheRecordsSay() throws IOException {
        compare(ROOT.resolve("web-client/src/protocol/generated.ts"), TypeScript.source());
    }

    @Test
    void jsonSchemaIsWhatTheRecordsSay() throws IOException {
        compare(ROOT.resolve("docs/protocol.schema.json"), JsonSchema.source());
    }

    private static void compare(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("lyceum.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).content().isEqualTo(expected);
    }
}
