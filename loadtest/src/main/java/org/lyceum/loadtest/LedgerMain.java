package org.lyceum.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.fault.Fault;
import org.lyceum.loadtest.fault.FaultPlan;
import org.lyceum.loadtest.ledger.Violation;
import org.lyceum.loadtest.report.LedgerSummary;
import org.lyceum.loadtest.report.SeedOutcome;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The ledger run's command: `./lyceum ledger`.
///
/// Ends with 0 when every seed held or was skipped, with 1 when one did not, with 2 when an option
/// makes no sense.
@Command(
        name = "./lyceum ledger",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description =
                "For each seed starts a Lyceum of its own with two nodes, lets bots act in a class,"
                        + " makes one thing fail in the middle, and compares afterwards what"
                        + " everybody did and saw: every acknowledged act must be in every view that"
                        + " may see it, once and in order, and in the report.")
public final class LedgerMain implements Callable<Integer> {
    private static final int MAX_STUDENTS = 2_000;
    private static final int VIOLATIONS_SHOWN = 10;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--seeds",
            defaultValue = "4",
            paramLabel = "N",
            description = "How many seeds, one after the other (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--seed",
            defaultValue = "0",
            paramLabel = "N",
            description = "The first seed (default: ${DEFAULT-VALUE}).")
    private long first;

    @Option(
            names = "--students",
            defaultValue = "200",
            paramLabel = "N",
            description = "How many students act (default: ${DEFAULT-VALUE}).")
    private int students;

    @Option(
            names = "--only",
            paramLabel = "FAULT",
            description =
                    "Always this fault: owner-killed, owner-stopped, dynamodb-away or"
                            + " mongodb-killed. Without it each seed has its own, in turn.")
    private @Nullable String only;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also writes what was found to this file.")
    private @Nullable Path json;

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new LedgerMain())
                        .setParameterExceptionHandler(LedgerMain::refuse)
                        .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        require(seeds >= 1, "--seeds must be 1 or more.");
        require(
                students >= 1 && students <= MAX_STUDENTS,
                "--students must lie between 1 and " + MAX_STUDENTS + ".");
        Fault fault = fault();
        LedgerRun run = new LedgerRun(students, System.err::println);
        List<SeedOutcome> outcomes = new ArrayList<>();
        for (long seed = first; seed < first + seeds; seed++) {
            SeedOutcome outcome = run.run(seed, FaultPlan.of(seed, fault, LedgerRun.CLASS_NS));
            outcomes.add(outcome);
            System.out.println(outcome.line());
        }
        LedgerSummary summary = new LedgerSummary(students, outcomes);
        outcomes.stream().filter(SeedOutcome::isBad).forEach(bad -> explain(summary, bad));
        System.out.println(summary.line());
        if (json != null) {
            Files.writeString(json, summary.json());
        }
        return summary.isGood() ? 0 : 1;
    }

    private static void explain(LedgerSummary summary, SeedOutcome bad) {
        System.out.println("To see seed " + bad.seed() + " again: " + summary.again(bad));
        if (bad instanceof SeedOutcome.Held held) {
            for (Violation wrong : held.wrong().stream().limit(VIOLATIONS_SHOWN).toList()) {
                System.out.println("  " + wrong);
            }
            long more = held.audit().violationCount() - VIOLATIONS_SHOWN;
            if (more > 0) {
                System.out.println("  and " + more + " more");
            }
        }
    }

    private @Nullable Fault fault() {
        String word = only;
        if (word == null) {
            return null;
        }
        Fault found =
                Arrays.stream(Fault.values())
                        .filter(fault -> fault.word().equals(word))
                        .findFirst()
                        .orElse(null);
        require(found != null, "--only knows no fault " + word + ": --help names them.");
        return found;
    }

    private void require(boolean holds, String sentence) {
        if (!holds) {
            if (spec == null) {
                throw new IllegalStateException("picocli sets it before it calls");
            }
            throw new ParameterException(spec.commandLine(), sentence);
        }
    }

    /// One sentence, not the whole help.
    private static int refuse(ParameterException e, String[] arguments) {
        System.err.println(e.getMessage());
        return CommandLine.ExitCode.USAGE;
    }
}
