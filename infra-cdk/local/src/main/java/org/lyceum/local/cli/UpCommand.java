package org.lyceum.local.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lyceum.local.system.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts the whole system and stays until it is told to stop.
@Command(name = "up", description = "Starts the whole system on this machine.")
final class UpCommand implements Callable<Integer> {
    @Option(names = "--detach", description = "The script returns when all is up.")
    private boolean detach;

    @Option(names = "--port", description = "Port of the front door (${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--announce",
            description = "Address at which browsers reach the media nodes (${DEFAULT-VALUE}).")
    private String announce = "127.0.0.1";

    @Option(names = "--data", description = "Folder of all data (${DEFAULT-VALUE}).")
    private Path data = Path.of(".lyceum");

    @Option(names = "--nodes", description = "Media nodes; 0: as many as the template desires.")
    private int nodes;

    @Option(
            names = "--isolated",
            description = "Each function in a process of its own, under AWS's runtime client.")
    private boolean isolated;

    @Option(names = "--cdk-out", hidden = true)
    private Path cdkOut = Path.of("infra-cdk/cloud/cdk.out");

    @Option(names = "--web", hidden = true)
    private Path web = Path.of("web-client/dist");

    @Option(names = "--started-ago", hidden = true)
    private long startedAgoSeconds;

    @Override
    public Integer call() throws InterruptedException {
        Run run =
                new Run(
                        new Run.Options(
                                cdkOut,
                                web,
                                new DataFolder(data),
                                port,
                                announce,
                                nodes,
                                detach,
                                isolated),
                        new Console(System.out, startedAgoSeconds));
        run.untilStopped();
        return 0;
    }
}
