package org.lyceum.cloud;

import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/// The app that `cdk` and `./lyceum synth` run: reads context, and makes the stacks by their life
/// cycles.
///
/// Context: `profile` (dev, school, campus; dev by default), `mongo` (documentdb, uri, off; as the
/// profile says by default). Run from the root of the project.
public final class LyceumApp {
    private LyceumApp() {}

    public static void main(String[] arguments) {
        Path root = Path.of("").toAbsolutePath();
        App app = writingTo(root.resolve("infra-cdk/cloud/cdk.out"));
        StageProfile profile = StageProfile.named(context(app, "profile", "dev"));
        String mongo = context(app, "mongo", "");
        if (!mongo.isEmpty()) {
            profile = profile.with(Mongo.named(mongo));
        }
        synthesise(app, profile, BuiltFiles.under(root));
        app.synth();
    }

    /// Writes the templates of a profile, with their assets, to a folder: for tests that run them.
    public static void write(Path folder, StageProfile profile, BuiltFiles files) {
        App app = writingTo(folder);
        synthesise(app, profile, files);
        app.synth();
    }

    private static App writingTo(Path folder) {
        return new App(AppProps.builder().outdir(folder.toString()).build());
    }

    /// Makes all stacks of one installation.
    static Stacks synthesise(App app, StageProfile profile, BuiltFiles files) {
        NetworkStack network = new NetworkStack(app, "LyceumNetwork");
        DataStack data = new DataStack(app, "LyceumData", new DataStack.Props(profile, network));
        ControlStack control =
                new ControlStack(
                        app,
                        "LyceumControl",
                        new ControlStack.Props(profile, files.functions(), network, data));
        MediaFleetStack fleet =
                new MediaFleetStack(
                        app,
                        "LyceumMediaFleet",
                        new MediaFleetStack.Props(profile, files.node(), network, data));
        EdgeStack edge =
                new EdgeStack(
                        app,
                        "LyceumEdge",
                        new EdgeStack.Props(profile, files.webClient(), control));
        return new Stacks(network, data, control, fleet, edge);
    }

    /// All stacks of one installation.
    record Stacks(
            NetworkStack network,
            DataStack data,
            ControlStack control,
            MediaFleetStack fleet,
            EdgeStack edge) {}

    private static String context(App app, String key, String otherwise) {
        Object value = app.getNode().tryGetContext(key);
        return value == null ? otherwise : value.toString();
    }
}
