package org.lyceum.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lyceum.cloud.BuiltFiles;
import org.lyceum.cloud.LyceumApp;
import org.lyceum.cloud.Mongo;
import org.lyceum.cloud.StageProfile;

/// A template synthesised from what the modules before this one built, with a page of one line.
record Synthesised(Path cdkOut, Path webClient) {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static @Nullable Synthesised made;

    /// The one of this run, made for the first who asks.
    static synchronized Synthesised once() throws IOException {
        Synthesised there = made;
        if (there == null) {
            Path folder = Path.of("target/synthesised").toAbsolutePath();
            Workbench.delete(folder);
            there = in(Files.createDirectories(folder));
            made = there;
        }
        return there;
    }

    private static Synthesised in(Path folder) throws IOException {
        Path page = Files.createDirectory(folder.resolve("dist"));
        Files.writeString(page.resolve("index.html"), "<!doctype html><title>Lyceum</title>");
        Path cdkOut = folder.resolve("cdk.out");
        LyceumApp.write(
                cdkOut,
                StageProfile.DEV.with(Mongo.URI),
                new BuiltFiles(
                        built("functions/target/lyceum-functions.jar"),
                        built("media-fleet/sfu/target/lyceum-node.jar"),
                        page));
        return new Synthesised(cdkOut, page);
    }

    private static Path built(String file) {
        Path built = ROOT.resolve(file);
        if (!Files.exists(built)) {
            throw new IllegalStateException(built + " is missing: package its module first.");
        }
        return built;
    }
}
