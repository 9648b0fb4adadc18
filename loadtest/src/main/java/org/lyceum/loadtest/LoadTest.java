package org.lyceum.loadtest;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.loadtest.bot.BotSnapshot;
import org.lyceum.loadtest.front.FrontDoor;
import org.lyceum.loadtest.front.KeptSessions;
import org.lyceum.loadtest.front.LocalState;
import org.lyceum.loadtest.front.Refusal;
import org.lyceum.loadtest.front.SignedIn;
import org.lyceum.loadtest.machine.CoreSplit;
import org.lyceum.loadtest.machine.Environment;
import org.lyceum.loadtest.machine.NodeProcesses;
import org.lyceum.loadtest.machine.NodeUsage;
import org.lyceum.loadtest.net.BotLoops;
import org.lyceum.loadtest.report.BotOutcome;
import org.lyceum.loadtest.report.LoadReport;
import org.lyceum.loadtest.report.Measured;

/// One run: prepare, let the teacher begin and the students come, measure, end the class.
final class LoadTest {
    private static final long NS = 1_000_000_000L;

    /// How long those who were answered may take until they have picture, sound and events.
    private static final long SETTLE_NS = 10 * NS;

    private static final long STAGE_NS = 10 * NS;
    private static final long END_NS = 5 * NS;
    private static final long POLL_NS = 50_000_000L;
    private static final int STAGE_HEIGHT = 720;

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final LoadTestOptions options;
    private final LocalState local;
    private final Told told;
    private final FrontDoor door;
    private final KeptSessions sessions;

    /// Who is told how far the run is, and what was asked for in which words.
    record Told(List<String> arguments, Consumer<String> progress) {
        Told {
            arguments = List.copyOf(arguments);
        }
    }

    LoadTest(LoadTestOptions options, LocalState local, Path data, Told told) {
        this.options = options;
        this.local = local;
        this.told = told;
        URI address = options.address();
        this.door = new FrontDoor(address == null ? local.address() : address);
        this.sessions = KeptSessions.read(door, data);
    }

    /// @throws Refusal when there was no class to join
    LoadReport run() {
        say("signing in " + options.students() + " students");
        Classroom classroom = new ClassroomSetup(door, local, sessions).prepare(options);
        try (BotLoops loops = new BotLoops(cores)) {
            BotFactory factory = new BotFactory(door, loops);
            factory.warmUp();
            return teach(new Run(classroom, loops, factory));
        }
    }

    /// What one run works with.
    private record Run(Classroom classroom, BotLoops loops, BotFactory factory) {}

    private CoreSplit split() {
        return options.splitsCores()
                ? CoreSplit.between(local.nodePids(), cores)
                : CoreSplit.none();
    }

    /// In a class of our own the teacher sends before the first student comes, and ends it.
    private LoadReport teach(Run run) {
        NodeProcesses nodes = new NodeProcesses(local.nodePids());
        nodes.settle();
        NodeUsage empty = nodes.now();
        Long emptyRss = empty == null ? null : empty.rssBytes();
        SignedIn teacher = run.classroom().teacher();
        if (teacher == null) {
            return measure(run, nodes, emptyRss, null);
        }
        say("the teacher goes live in class " + run.classroom().classId());
        List<Seat> stage = new ArrayList<>();
        try {
            stage.add(bringTeacher(run, teacher));
            for (SignedIn publisher : run.classroom().publishers()) {
                stage.add(bringOnStage(run, publisher, stage.getFirst()));
            }
            return measure(run, nodes, emptyRss, stage.getFirst());
        } catch (RuntimeException e) {
            stage.stream().limit(1).forEach(LoadTest::endClass);
            throw e;
        } finally {
            stage.forEach(Seat::close);
        }
    }

    private Seat bringTeacher(Run run, SignedIn teacher) {
        try {
            var wanted = wanted(run, BotFactory.Stage.AT_ONCE);
            Seat bot = Seat.take(run.factory(), teacher, wanted);
            await(bot, BotSnapshot::isIn, "The teacher was let in and never connected");
            return bot;
        } catch (Refusal refusal) {
            endWithoutNode(teacher, run.classroom());
            throw refusal;
        }
    }

    /// By the teacher's act, as on a page; the student says yes.
    private Seat bringOnStage(Run run, SignedIn publisher, Seat teacher) {
        say(publisher.name() + " comes on stage");
        var wanted = wanted(run, BotFactory.Stage.BY_INVITATION);
        Seat bot = Seat.take(run.factory(), publisher, wanted);
        await(bot, BotSnapshot::isIn, publisher.name() + " was let in and never connected");
        Act invitation = new Act.InviteToStage(publisher.accountId());
        act(teacher, invitation);
        await(bot, it -> it.events().onStage(), publisher.name() + " never got on stage");
        return bot;
    }

    private BotFactory.Wanted wanted(Run run, BotFactory.Stage stage) {
        return options.wanted(run.classroom().classId(), STAGE_HEIGHT, stage);
    }

    private static void endClass(Seat teacher) {
        act(teacher, new Act.EndClass());
    }

    static void act(Seat seat, Act act) {
        seat.port()
                .ask((bot, now, out) -> {
                    bot.act(act, now, out);
                    return act;
                })
                .join();
    }

    /// @param teacher null where the class is somebody else's
    private LoadReport measure(
            Run run, NodeProcesses nodes, @Nullable Long emptyRss, @Nullable Seat teacher) {
        say("students join: " + options.plan());
        try (Sampler sampler =
                        new Sampler(run.loops(), nodes, options.students(), told.progress());
                Attendance attendance =
                        Attendance.arrive(run.factory(), run.classroom(), options, sampler)) {
            if (attendance.firstRefusal() != null) {
                say("turned away: " + attendance.firstRefusal());
            }
            attendance.await(bot -> bot.gotAll() || bot.closed() != null, SETTLE_NS);
            try (CoreSplit split = split()) {
                Environment environment = Environment.of(told.arguments(), cores, split);
                say("measuring for " + options.duration().toSeconds() + " s");
                say("cores: " + environment.coreSplit());
                sampler.measuring();
                long startNs = System.nanoTime();
                NodeUsage usageAtStart = nodes.now();
                List<@Nullable BotSnapshot> atStart = attendance.snapshots();
                ClassAct acts = new ClassAct(run.loops(), attendance, teacher);
                if (attendance.anybodyIsHere()) {
                    acts.play(options);
                }
                NodeUsage usage = NodeProcesses.between(usageAtStart, nodes.now());
                List<@Nullable BotSnapshot> atEnd = attendance.snapshots();
                double seconds = (System.nanoTime() - startNs) / (double) NS;
                Measured measured =
                        new Measured(
                                environment,
                                run.classroom().publishers().size(),
                                seconds,
                                usage,
                                emptyRss,
                                sampler.timeline(),
                                acts.figures());
                if (teacher != null) {
                    endClass(teacher);
                }
                awaitEnd(attendance, run.classroom());
                List<BotOutcome> outcomes = attendance.outcomes(atStart, atEnd);
                return LoadReport.of(outcomes, measured);
            }
        }
    }

    /// Everybody should hear that our class is over.
    private static void awaitEnd(Attendance attendance, Classroom classroom) {
        if (classroom.teacher() != null) {
            attendance.await(
                    bot -> !bot.isIn() || bot.events().classEnded() || bot.closed() != null,
                    END_NS);
        }
    }

    static void await(Seat bot, Predicate<BotSnapshot> soFar, String otherwise) {
        long endNs = System.nanoTime() + STAGE_NS;
        BotSnapshot snapshot = Attendance.snapshot(bot.port());
        while (!soFar.test(snapshot)) {
            if (System.nanoTime() > endNs || snapshot.closed() != null) {
                throw new Refusal("stage-not-connected", otherwise + ": " + snapshot + ".");
            }
            sleep(POLL_NS);
            snapshot = Attendance.snapshot(bot.port());
        }
    }

    /// The class does not stay open behind a run that broke off.
    private void endWithoutNode(SignedIn teacher, Classroom classroom) {
        try {
            door.end(teacher, classroom.classId());
        } catch (Refusal refusal) {
            say("the class could not be ended: " + refusal.getMessage());
        }
    }

    private void say(String step) {
        told.progress().accept(step);
    }

    private static void sleep(long ns) {
        long endNs = System.nanoTime() + ns;
        for (long left = ns; left > 0; left = endNs - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
