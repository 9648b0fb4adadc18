package org.lyceum.loadtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.loadtest.bot.BotSnapshot;
import org.lyceum.loadtest.fault.FaultInjection;
import org.lyceum.loadtest.fault.FaultPlan;
import org.lyceum.loadtest.front.FrontDoor;
import org.lyceum.loadtest.front.KeptSessions;
import org.lyceum.loadtest.front.LocalState;
import org.lyceum.loadtest.front.Refusal;
import org.lyceum.loadtest.front.SignedIn;
import org.lyceum.loadtest.ledger.AuditResult;
import org.lyceum.loadtest.ledger.LedgerAudit;
import org.lyceum.loadtest.ledger.MemberLedger;
import org.lyceum.loadtest.ledger.ReportCheck;
import org.lyceum.loadtest.ledger.ReportRow;
import org.lyceum.loadtest.ledger.Violation;
import org.lyceum.loadtest.machine.Signals;
import org.lyceum.loadtest.net.BotLoops;
import org.lyceum.loadtest.play.ActPlan;
import org.lyceum.loadtest.play.ActRates;
import org.lyceum.loadtest.report.SeedOutcome;

/// One seed: a Lyceum of its own, a class that acts, one fault in the middle, and then all ledgers
/// and the report compared.
final class LedgerRun {
    static final long CLASS_NS = 30_000_000_000L;

    private static final double JOINS_PER_SECOND = 40;
    private static final int HEIGHT = 180;

    /// A check of consent is due every 6 s at the latest.
    private static final long SILENCE_NS = 8_000_000_000L;

    private static final long IN_WITHIN_NS = 30_000_000_000L;
    private static final long QUIET_WITHIN_NS = 90_000_000_000L;
    private static final long REPORT_WITHIN_NS = 60_000_000_000L;
    private static final long POLL_NS = 500_000_000L;

    /// What a lively class of 200 does.
    private static final ActRates RATES = new ActRates(20, 5, 3, 1, 3, 0.5, 0, true);

    private final int students;
    private final Consumer<String> progress;

    LedgerRun(int students, Consumer<String> progress) {
        this.students = students;
        this.progress = progress;
    }

    /// Blocks for two minutes or so.
    SeedOutcome run(long seed, FaultPlan plan) {
        progress.accept("seed " + seed + ": starting a Lyceum with two nodes");
        try (OwnLyceum own = OwnLyceum.start("--nodes", "2")) {
            LocalState local = LocalState.read(own.data());
            String impossible = FaultInjection.impossible(plan.fault(), local);
            if (impossible != null) {
                return new SeedOutcome.Skipped(seed, plan.fault(), impossible);
            }
            SeedOutcome outcome = hold(seed, plan, own, local);
            if (outcome.isBad()) {
                own.keepData();
                progress.accept("seed " + seed + ": its data and logs stay in " + own.data());
            }
            return outcome;
        } catch (Refusal refusal) {
            return new SeedOutcome.Failed(
                    seed, plan.fault(), refusal.code() + ": " + refusal.getMessage());
        }
    }

    private SeedOutcome hold(long seed, FaultPlan plan, OwnLyceum own, LocalState local) {
        FrontDoor door = new FrontDoor(local.address());
        KeptSessions sessions = KeptSessions.read(door, own.data());
        LoadTestOptions options = options(seed);
        progress.accept("seed " + seed + ": signing in " + students + " students");
        Classroom classroom = new ClassroomSetup(door, local, sessions).prepare(options);
        SignedIn teacher = Objects.requireNonNull(classroom.teacher());
        int cores = Runtime.getRuntime().availableProcessors();
        try (BotLoops loops = new BotLoops(cores)) {
            BotFactory factory = new BotFactory(door, loops);
            factory.warmUp();
            BotFactory.Wanted wanted = options.student(classroom.classId(), HEIGHT);
            try (Seat leading = Seat.take(factory, teacher, wanted);
                    Attendance attendance =
                            Attendance.arrive(factory, classroom, options, Attendance.UNWATCHED)) {
                if (attendance.firstRefusal() != null) {
                    throw new Refusal("turned-away", String.valueOf(attendance.firstRefusal()));
                }
                attendance.await(BotSnapshot::isIn, IN_WITHIN_NS);
                Director director = new Director(attendance.seats(), leading);
                Played played = play(new Stage(own, director, leading), plan, seed);
                return judge(
                        new SeedOutcome.Fixed(seed, plan.fault(), played.what(), played.quiet()),
                        director,
                        () -> door.attendance(leading.person(), classroom.classId()),
                        leading);
            }
        }
    }

    private record Stage(OwnLyceum own, Director director, Seat leading) {}

    private record Played(String what, boolean quiet) {}

    /// The class acts, and in the middle something fails.
    private Played play(Stage stage, FaultPlan plan, long seed) {
        progress.accept("seed " + seed + ": " + plan.fault().word() + " while the class acts");
        FaultInjection injection =
                new FaultInjection(
                        new FaultInjection.Lyceum(
                                () -> LocalState.read(stage.own().data()),
                                stage.director()::ownerPort),
                        new Signals(),
                        LockSupport::parkNanos);
        CompletableFuture<String> fault = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("fault")
                .daemon()
                .start(() -> {
                    try {
                        Director.sleepUntil(System.nanoTime() + plan.atNs());
                        fault.complete(injection.inject(plan));
                    } catch (RuntimeException e) {
                        fault.completeExceptionally(e);
                    }
                });
        ActPlan acts = ActPlan.of(seed, RATES, students, CLASS_NS / 1e9);
        stage.director().play(acts, CLASS_NS);
        String what = done(fault);
        progress.accept("seed " + seed + ": " + what + "; waiting until it is quiet");
        return new Played(what, stage.director().settle(QUIET_WITHIN_NS));
    }

    private static String done(CompletableFuture<String> fault) {
        try {
            return fault.join();
        } catch (CompletionException e) {
            throw new Refusal("no-fault", "Nothing could be made to fail", e);
        }
    }

    private interface Report {
        @Nullable List<ReportRow> read();
    }

    private SeedOutcome judge(
            SeedOutcome.Fixed fixed, Director director, Report report, Seat leading) {
        List<MemberLedger> ledgers = director.ledgers();
        AuditResult audit = LedgerAudit.of(ledgers);
        List<Violation> wrong = new ArrayList<>(audit.violations());
        SeedOutcome.Reported reported = compareReport(ledgers, report, wrong);
        LoadTest.act(leading, new Act.EndClass());
        return new SeedOutcome.Held(fixed, audit, director.returns(), reported, wrong);
    }

    /// The report follows the log: it is asked again until it agrees, or time is over.
    private static SeedOutcome.Reported compareReport(
            List<MemberLedger> ledgers, Report report, List<Violation> wrong) {
        long endNs = System.nanoTime() + REPORT_WITHIN_NS;
        while (true) {
            List<ReportRow> rows;
            try {
                rows = report.read();
            } catch (Refusal refusal) {
                rows = List.of(); // a function that just lost its store
            }
            if (rows == null) {
                return SeedOutcome.Reported.NO_REPORTS;
            }
            List<Violation> differences = ReportCheck.of(ledgers, rows);
            if (differences.isEmpty()) {
                return SeedOutcome.Reported.AGREES;
            }
            if (System.nanoTime() > endNs) {
                wrong.addAll(differences);
                return SeedOutcome.Reported.DIFFERS;
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private LoadTestOptions options(long seed) {
        return new LoadTestOptions(
                JoinPlan.steady(students, JOINS_PER_SECOND),
                0,
                Duration.ofNanos(CLASS_NS),
                null,
                List.of(HEIGHT),
                null,
                false,
                new LoadTestOptions.Acting(false, RATES, seed, SILENCE_NS));
    }
}
