package org.lyceum.cloud;

import java.nio.file.Files;
import java.nio.file.Path;

/// What Maven and npm built before synthesis, as paths that go into assets. No bundling: it would
/// need Docker.
///
/// @param functions the jar with all handlers
/// @param node the jar of the media node
/// @param webClient the folder with the built page
public record BuiltFiles(Path functions, Path node, Path webClient) {
    /// The places where the build leaves them.
    static BuiltFiles under(Path root) {
        return new BuiltFiles(
                present(root.resolve("functions/target/lyceum-functions.jar"), "mvn package"),
                present(root.resolve("media-fleet/sfu/target/lyceum-node.jar"), "mvn package"),
                present(root.resolve("web-client/dist"), "npm run build in web-client"));
    }

    private static Path present(Path file, String remedy) {
        if (!Files.exists(file)) {
            throw new IllegalStateException(
                    file + " is missing: run `" + remedy + "` first, or let ./lyceum synth do it.");
        }
        return file.toAbsolutePath().normalize();
    }
}
