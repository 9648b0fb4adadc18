package org.lyceum.loadtest;

import java.net.URI;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.loadtest.bot.BotSnapshot;
import org.lyceum.loadtest.front.FrontDoor;
import org.lyceum.loadtest.front.LocalState;
import org.lyceum.loadtest.front.Refusal;
import org.lyceum.loadtest.front.SignedIn;
import org.lyceum.loadtest.net.BotLoops;
import org.lyceum.loadtest.report.BotOutcome;
import org.lyceum.loadtest.report.LoadReport;
import org.lyceum.loadtest.report.NodeProcesses;
import org.lyceum.loadtest.report.NodeUsage;

/// One run: prepare, let the teacher begin and the students come, measure, end the class.
final class LoadTest {
    private static final long NS = 1_000_000_000L;

    /// How long those who were answered may take until they have picture, sound and events.
    private static final long SETTLE_NS = 10 * NS;

    private static final long TEACHER_NS = 10 * NS;
    private static final long END_NS = 5 * NS;
    private static final long POLL_NS = 50_000_000L;
    private static final int TEACHERS_HEIGHT = 720;

    private final LoadTestOptions options;
    private final LocalState local;
    private final Consumer<String> progress;
    private final FrontDoor door;

    LoadTest(LoadTestOptions options, LocalState local, Consumer<String> progress) {
        this.options = options;
        this.local = local;
        this.progress = progress;
        URI address = options.address();
        this.door = new FrontDoor(address == null ? local.address() : address);
    }

    /// @throws Refusal when there was no class to join
    LoadReport run() {
        progress.accept("signing in " + options.students() + " students");
        Classroom classroom = new ClassroomSetup(door, local).prepare(options);
        try (BotLoops loops = new BotLoops(Runtime.getRuntime().availableProcessors())) {
            BotFactory factory = new BotFactory(door, loops);
            factory.warmUp();
            SignedIn teacher = classroom.teacher();
            return teacher == null
                    ? measure(factory, classroom, () -> {})
                    : teach(factory, classroom, teacher);
        }
    }

    /// A class of our own: the teacher sends before the first student comes, and ends it.
    private LoadReport teach(BotFactory factory, Classroom classroom, SignedIn teacher) {
        progress.accept("the teacher goes live in class " + classroom.classId());
        try (BotFactory.Answered bot = bringTeacher(factory, classroom, teacher)) {
            try {
                return measure(factory, classroom, () -> endClass(bot));
            } catch (RuntimeException e) {
                endClass(bot);
                throw e;
            }
        }
    }

    private BotFactory.Answered bringTeacher(
            BotFactory factory, Classroom classroom, SignedIn teacher) {
        try {
            var wanted = new BotFactory.Wanted(classroom.classId(), TEACHERS_HEIGHT, true);
            BotFactory.Answered bot = factory.bring(teacher, wanted);
            awaitTeacher(bot);
            return bot;
        } catch (Refusal refusal) {
            endWithoutNode(teacher, classroom);
            throw refusal;
        }
    }

    private static void endClass(BotFactory.Answered teacher) {
        teacher.port().ask((bot, now, out) -> bot.act(new Act.EndClass(), now, out)).join();
    }

    private LoadReport measure(BotFactory factory, Classroom classroom, Runnable ending) {
        progress.accept("students join, " + options.joinsPerSecond() + " a second");
        try (Attendance attendance = Attendance.arrive(factory, classroom, options)) {
            if (attendance.firstRefusal() != null) {
                progress.accept("turned away: " + attendance.firstRefusal());
            }
            attendance.await(bot -> bot.gotAll() || bot.closed() != null, SETTLE_NS);
            progress.accept("measuring for " + options.duration().toSeconds() + " s");
            NodeProcesses nodes = new NodeProcesses(local.nodePids());
            long startNs = System.nanoTime();
            NodeUsage usageAtStart = nodes.now();
            List<@Nullable BotSnapshot> atStart = attendance.snapshots();
            if (attendance.anybodyIsHere()) {
                sleep(options.duration().toNanos());
            }
            NodeUsage usage = NodeProcesses.between(usageAtStart, nodes.now());
            List<@Nullable BotSnapshot> atEnd = attendance.snapshots();
            double seconds = (System.nanoTime() - startNs) / (double) NS;
            ending.run();
            awaitEnd(attendance, classroom);
            List<BotOutcome> outcomes = attendance.outcomes(atStart, atEnd);
            return LoadReport.of(outcomes, seconds, usage);
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

    private static void awaitTeacher(BotFactory.Answered teacher) {
        long endNs = System.nanoTime() + TEACHER_NS;
        BotSnapshot snapshot = Attendance.snapshot(teacher.port());
        while (!snapshot.isIn()) {
            if (System.nanoTime() > endNs || snapshot.closed() != null) {
                throw new Refusal(
                        "teacher-not-connected",
                        "The teacher was let in and never connected: " + snapshot + ".");
            }
            sleep(POLL_NS);
            snapshot = Attendance.snapshot(teacher.port());
        }
    }

    /// The class does not stay open behind a run that broke off.
    private void endWithoutNode(SignedIn teacher, Classroom classroom) {
        try {
            door.end(teacher, classroom.classId());
        } catch (Refusal refusal) {
            progress.accept("the class could not be ended: " + refusal.getMessage());
        }
    }

    private static void sleep(long ns) {
        long endNs = System.nanoTime() + ns;
        for (long left = ns; left > 0; left = endNs - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
