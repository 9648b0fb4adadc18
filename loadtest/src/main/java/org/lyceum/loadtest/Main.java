package org.lyceum.loadtest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.front.LocalState;
import org.lyceum.loadtest.front.Refusal;
import org.lyceum.loadtest.report.LoadReport;
import org.lyceum.loadtest.report.ReportJson;
import org.lyceum.loadtest.report.ReportTable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The load test's command: `./lyceum loadtest`.
///
/// Ends with 0 when every student joined and got picture, sound and events; with 1 when one did
/// not, or when there was nothing to join; with 2 when an option makes no sense.
@Command(
        name = "loadtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Sends bots into a class of a running Lyceum: real WebRTC clients that come in by"
                        + " the front door and say what they got.")
public final class Main implements Callable<Integer> {
    private static final int MAX_HEIGHT = 2_160;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--students",
            defaultValue = "10",
            paramLabel = "N",
            description = "How many students join (default: ${DEFAULT-VALUE}).")
    private int students;

    @Option(
            names = "--duration",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "How long they stay once all are in (default: ${DEFAULT-VALUE}).")
    private int duration;

    @Option(
            names = "--join-rate",
            defaultValue = "10",
            paramLabel = "N",
            description = "How many join a second (default: ${DEFAULT-VALUE}).")
    private double joinRate;

    @Option(
            names = "--heights",
            split = ",",
            defaultValue = "720,360,180",
            paramLabel = "LINES",
            description =
                    "Picture heights that the students ask for, in turn (default:"
                            + " ${DEFAULT-VALUE}).")
    private List<Integer> heights = List.of();

    @Option(
            names = "--class",
            paramLabel = "ID",
            description =
                    "Join this class, which must be live, and leave it as it is. Without it, a"
                            + " class with a bot as its teacher is made, and ended afterwards.")
    private @Nullable String classId;

    @Option(
            names = "--address",
            paramLabel = "URL",
            description = "The front door (default: the one that runs with the data folder).")
    private @Nullable URI address;

    @Option(
            names = "--data",
            defaultValue = ".lyceum",
            paramLabel = "DIR",
            description =
                    "Data folder of the Lyceum that runs: it names the accounts (default:"
                            + " ${DEFAULT-VALUE}).")
    private Path data = Path.of(".lyceum");

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also writes the report to this file; - writes it alone to the output.")
    private @Nullable Path json;

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Main())
                        .setExecutionExceptionHandler(Main::say)
                        .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        check();
        LoadTestOptions options =
                new LoadTestOptions(
                        students,
                        Duration.ofSeconds(duration),
                        joinRate,
                        classId,
                        heights,
                        address);
        LocalState local = LocalState.read(data);
        LoadReport report = new LoadTest(options, local, Main::progress).run();
        write(report);
        return report.isGood() ? 0 : 1;
    }

    private void write(LoadReport report) throws IOException {
        boolean alone = json != null && json.toString().equals("-");
        if (alone) {
            System.out.print(ReportJson.of(report));
            return;
        }
        System.out.print(ReportTable.of(report));
        if (json != null) {
            Files.writeString(json, ReportJson.of(report));
        }
    }

    private void check() {
        require(students >= 1, "--students must be 1 or more.");
        require(duration >= 1, "--duration must be 1 second or more.");
        require(joinRate > 0, "--join-rate must be above 0.");
        require(
                heights.stream().allMatch(height -> height >= 1 && height <= MAX_HEIGHT),
                "--heights must lie between 1 and " + MAX_HEIGHT + ".");
    }

    private void require(boolean holds, String sentence) {
        if (!holds && spec != null) {
            throw new ParameterException(spec.commandLine(), sentence);
        }
    }

    private static void progress(String step) {
        System.err.println(step);
    }

    /// What was refused is said in a sentence; anything else is a bug and shows its trace.
    private static int say(
            Exception e, CommandLine command, CommandLine.@Nullable ParseResult parsed)
            throws Exception {
        if (e instanceof Refusal refusal) {
            System.err.println(refusal.code() + ": " + refusal.getMessage());
            return 1;
        }
        throw e;
    }
}
