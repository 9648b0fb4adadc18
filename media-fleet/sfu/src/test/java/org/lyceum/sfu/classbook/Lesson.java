package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassRules;
import org.lyceum.api.classroom.LeaveReason;
import org.lyceum.api.classroom.Lock;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.problem.ProblemCode;

/// A class in a test: acts are decided, and what they come to is applied, as its node does. Time
/// passes when a test says so.
final class Lesson {
    final ClassBook book = new ClassBook();
    final List<LogEntry> log = new ArrayList<>();

    private final ClassActs acts = new ClassActs(book);
    private Instant now = Instant.parse("2026-11-30T09:00:00Z");

    /// With Tess and Theo the teachers, Alex and Asha the assistants, Sam and Sia the students and
    /// Gus the guest.
    static Lesson withEverybody() {
        Lesson lesson = new Lesson();
        lesson.join("tess", Role.TEACHER);
        lesson.join("theo", Role.TEACHER);
        lesson.join("alex", Role.ASSISTANT);
        lesson.join("asha", Role.ASSISTANT);
        lesson.join("sam", Role.STUDENT);
        lesson.join("sia", Role.STUDENT);
        lesson.join("gus", Role.GUEST);
        return lesson;
    }

    void join(String id, Role role) {
        People people = book.people();
        log(
                id,
                new LogEvent.Joined(
                        id, people.ordinalFor(id), nameOf(id), role, people.nextConnection()));
    }

    /// Sam is `Mx Sam`: no name is a part of any other text.
    static String nameOf(String id) {
        return "Mx " + Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }

    void log(@Nullable String by, LogEvent event) {
        LogEntry entry = new LogEntry(book.seq() + 1, now, by, null, event);
        book.apply(entry);
        log.add(entry);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void leaves(String id, LeaveReason reason) {
        long connection = Objects.requireNonNull(person(id).connection());
        log(id, new LogEvent.Left(id, connection, reason));
    }

    Person person(String id) {
        return Objects.requireNonNull(book.people().find(id), id);
    }

    Actor actor(String id) {
        Person person = person(id);
        boolean onStage = book.stage().has(id);
        return new Actor(
                id,
                person.name(),
                person.role(),
                book.rights()
                        .effective(id, person.role(), person.role().basePermissions(), onStage));
    }

    Reader reader(String id) {
        return actor(id).reader();
    }

    /// Decides, and applies what is to be logged.
    Decision act(String id, Act act) {
        Decision decision = decide(id, act);
        if (decision instanceof Decision.Logged logged) {
            logged.events().forEach(event -> log(id, event));
        }
        return decision;
    }

    Decision decide(String id, Act act) {
        return acts.decide(actor(id), act, now, book.seq() + 1);
    }

    /// The act goes into the log.
    ///
    /// @return the number of its first entry
    long does(String id, Act act) {
        long seq = book.seq() + 1;
        assertThat(act(id, act)).as("%s: %s", id, act).isInstanceOf(Decision.Logged.class);
        return seq;
    }

    long says(String id, String text) {
        return does(id, new Act.PostMessage(text, Audience.EVERYONE, null, null));
    }

    long whispers(String id, String text, @Nullable String toId) {
        return does(id, new Act.PostMessage(text, Audience.TEACHERS, toId, null));
    }

    void locks(Lock... locks) {
        does("tess", new Act.SetRules(new ClassRules(Set.of(locks), 0, false, null)));
    }

    /// What the decision is called in a table: `logged`, `done`, or the code of the refusal.
    static String word(Decision decision) {
        return switch (decision) {
            case Decision.Logged _ -> "logged";
            case Decision.Done _ -> "done";
            case Decision.Refused refused -> {
                assertThat(refused.detail()).as("a sentence").matches("(?s)[A-Z0-9].*\\.");
                yield refused.code().wire();
            }
        };
    }

    static ProblemCode codeOf(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).code();
    }
}
