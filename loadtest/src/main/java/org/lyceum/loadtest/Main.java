package org.lyceum.loadtest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.bot.BotSettings;
import org.lyceum.loadtest.front.LocalState;
import org.lyceum.loadtest.front.Refusal;
import org.lyceum.loadtest.page.ReportPage;
import org.lyceum.loadtest.report.LoadReport;
import org.lyceum.loadtest.report.ReportJson;
import org.lyceum.loadtest.report.ReportTable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The load test's command: `./lyceum loadtest`.
///
/// Ends with 0 when every student joined, got picture, sound and events, and no act was lost; with
/// 1 when that is not so, or when there was nothing to join; with 2 when an option makes no sense.
@Command(
        name = "./lyceum loadtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description =
                "Sends bots into a class of a running Lyceum: real WebRTC clients that come in by"
                        + " the front door and say what they got.")
public final class Main implements Callable<Integer> {
    private static final int MAX_HEIGHT = 2_160;

    /// The stage holds 25: the teacher and these.
    private static final int MAX_PUBLISHERS = 24;

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
            defaultValue = "20/s",
            paramLabel = "N/s",
            description = "How many join a second (default: ${DEFAULT-VALUE}).")
    private String joinRate = "20/s";

    @Option(
            names = "--ramp",
            paramLabel = "STEPS",
            description =
                    "Joins in steps instead of --students and --join-rate: 50/s:1000,100/s:10000"
                            + " is 50 a second up to 1,000 students, then 100 a second up to"
                            + " 10,000.")
    private @Nullable String ramp;

    @Option(
            names = "--publishers",
            defaultValue = "0",
            paramLabel = "N",
            description =
                    "Further people whom the teacher brings on stage with camera and microphone,"
                            + " at most 24 (default: ${DEFAULT-VALUE}).")
    private int publishers;

    @Option(
            names = "--watch-height",
            split = ",",
            defaultValue = "720,360,180",
            paramLabel = "LINES",
            description =
                    "Picture height that students ask for; several are given out in turn"
                            + " (default: ${DEFAULT-VALUE}).")
    private List<Integer> heights = List.of();

    @Option(
            names = "--media",
            defaultValue = "full",
            paramLabel = "KIND",
            description =
                    "full: pictures and sound; none: whole connections (ICE, DTLS, SCTP) that carry"
                            + " the class's events and no media (default: ${DEFAULT-VALUE}).")
    private Media media = Media.FULL;

    /// What connections carry besides events.
    enum Media {
        FULL,
        NONE
    }

    @CommandLine.ArgGroup(exclusive = false, heading = "What the students do, all together:%n")
    private ActOptions acts = new ActOptions();

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
                    "Data folder of the Lyceum that runs: it names accounts and nodes (default:"
                            + " ${DEFAULT-VALUE}).")
    private Path data = Path.of(".lyceum");

    @Option(
            names = "--start",
            description =
                    "Starts a Lyceum with a temporary data folder for this run, and stops it"
                            + " afterwards.")
    private boolean start;

    @Option(
            names = "--share-cores",
            description =
                    "Leaves processes on the cores that they have. Without it, local nodes get one"
                            + " half of the cores and the bots the other while it measures.")
    private boolean shareCores;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also writes the report to this file; - writes it alone to the output.")
    private @Nullable Path json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also writes the report with its plots as a page to this file.")
    private @Nullable Path report;

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Main())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(Main::say)
                        .setParameterExceptionHandler(Main::refuse)
                        .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        LoadTestOptions options = options();
        LoadReport result;
        if (start) {
            progress("starting a Lyceum for this run");
            try (OwnLyceum own = OwnLyceum.start()) {
                result = run(options, own.data());
            }
        } else {
            result = run(options, data);
        }
        write(result);
        return result.isGood() ? 0 : 1;
    }

    private LoadReport run(LoadTestOptions options, Path folder) {
        List<String> arguments = spec().commandLine().getParseResult().originalArgs();
        LoadTest.Told told = new LoadTest.Told(arguments, Main::progress);
        return new LoadTest(options, LocalState.read(folder), folder, told).run();
    }

    private void write(LoadReport result) throws IOException {
        if (report != null) {
            Files.writeString(report, ReportPage.of(result));
        }
        boolean alone = json != null && json.toString().equals("-");
        if (alone) {
            System.out.print(ReportJson.of(result));
            return;
        }
        System.out.print(ReportTable.of(result));
        if (json != null) {
            Files.writeString(json, ReportJson.of(result));
        }
    }

    private LoadTestOptions options() {
        require(students >= 1, "--students must be 1 or more.");
        require(duration >= 1, "--duration must be 1 second or more.");
        require(
                publishers >= 0 && publishers <= MAX_PUBLISHERS,
                "--publishers must lie between 0 and " + MAX_PUBLISHERS + ".");
        require(
                publishers == 0 || classId == null,
                "--publishers needs a class of the load test's own: leave out --class.");
        require(
                publishers == 0 || media == Media.FULL,
                "--publishers need media: leave out --media none.");
        require(
                classId == null || !acts.needTeacher(),
                "--answers and --hands need a teacher of the load test's own: leave out --class.");
        require(
                heights.stream().allMatch(height -> height >= 1 && height <= MAX_HEIGHT),
                "--watch-height must lie between 1 and " + MAX_HEIGHT + ".");
        require(
                !start || (address == null && classId == null),
                "--start goes with neither --address nor --class.");
        return new LoadTestOptions(
                plan(),
                publishers,
                Duration.ofSeconds(duration),
                classId,
                heights,
                address,
                !shareCores,
                new LoadTestOptions.Acting(
                        media == Media.FULL,
                        readable(acts::rates),
                        acts.seed(),
                        BotSettings.PATIENT));
    }

    private JoinPlan plan() {
        String steps = ramp;
        return readable(() ->
                steps == null
                        ? JoinPlan.steady(students, JoinPlan.parseRate(joinRate))
                        : JoinPlan.parse(steps));
    }

    private <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void require(boolean holds, String sentence) {
        if (!holds) {
            throw new ParameterException(spec().commandLine(), sentence);
        }
    }

    private CommandLine.Model.CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it before it calls");
        }
        return spec;
    }

    private static void progress(String step) {
        System.err.println(step);
    }

    /// One sentence, not the whole help.
    private static int refuse(ParameterException e, String[] arguments) {
        System.err.println(e.getMessage());
        return CommandLine.ExitCode.USAGE;
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
