package org.lyceum.loadtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lyceum.loadtest.front.Credentials;
import org.lyceum.loadtest.front.ExtraStudents;
import org.lyceum.loadtest.front.FrontDoor;
import org.lyceum.loadtest.front.KeptSessions;
import org.lyceum.loadtest.front.LocalState;
import org.lyceum.loadtest.front.Refusal;
import org.lyceum.loadtest.front.SignedIn;

/// Gets everything ready before the bell: people signed in, a class, enrolments.
///
/// The demo's students come first; more are added by the administrator and kept for the next run.
final class ClassroomSetup {
    /// Hashing a password is slow on purpose: more at once would only wait in line.
    private static final int SIGN_INS_AT_ONCE = 4;

    private static final Duration SPARE = Duration.ofMinutes(30);
    private static final int SPARE_PLACES = 10;

    private final FrontDoor door;
    private final LocalState local;
    private final KeptSessions sessions;

    ClassroomSetup(FrontDoor door, LocalState local, KeptSessions sessions) {
        this.door = door;
        this.local = local;
        this.sessions = sessions;
    }

    Classroom prepare(LoadTestOptions options) {
        SignedIn administrator = sessions.signIn(first(local.administrators(), "administrator"));
        int count = options.publishers() + options.students();
        List<SignedIn> people = inParallel(people(count, administrator), sessions::signIn);
        List<SignedIn> publishers = people.subList(0, options.publishers());
        List<SignedIn> students = people.subList(options.publishers(), count);
        List<String> ids = people.stream().map(SignedIn::accountId).toList();
        String given = options.classId();
        if (given != null) {
            sessions.write();
            door.enrol(administrator, given, ids);
            return new Classroom(given, null, publishers, students);
        }
        SignedIn teacher = sessions.signIn(first(local.teachers(), "teacher"));
        sessions.write();
        String title = "Load test with " + options.students() + " students";
        Duration length = options.duration().plus(SPARE);
        int capacity = count + SPARE_PLACES;
        String classId = door.createClass(teacher, title, length, capacity);
        door.enrol(teacher, classId, ids);
        door.goLive(teacher, classId);
        return new Classroom(classId, teacher, publishers, students);
    }

    private List<Credentials> people(int count, SignedIn administrator) {
        List<Credentials> demo = local.students();
        List<Credentials> people = new ArrayList<>(demo.subList(0, Math.min(count, demo.size())));
        ExtraStudents extra = new ExtraStudents(local.administrators().getFirst());
        List<Credentials> added = new ArrayList<>();
        for (int number = 1; people.size() + added.size() < count; number++) {
            added.add(extra.student(number));
        }
        inParallel(
                added.stream().filter(student -> !sessions.knows(student)).toList(),
                student -> {
                    door.addStudent(administrator, student);
                    return student;
                });
        people.addAll(added);
        return people;
    }

    private interface Step<A, B> {
        B of(A value);
    }

    private static <A, B> List<B> inParallel(List<A> values, Step<A, B> step) {
        try (ExecutorService few = Executors.newFixedThreadPool(SIGN_INS_AT_ONCE)) {
            List<Callable<B>> tasks = new ArrayList<>();
            values.forEach(value -> tasks.add(() -> step.of(value)));
            List<B> results = new ArrayList<>();
            for (Future<B> done : few.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal
                    ? refusal
                    : new IllegalStateException("A step of the preparation failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", "Stopped while preparing", e);
        }
    }

    private static Credentials first(List<Credentials> people, String role) {
        if (people.isEmpty()) {
            throw new Refusal("no-demo-account", "The local system names no " + role + ".");
        }
        return people.getFirst();
    }
}
