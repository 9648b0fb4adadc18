package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.ClassRules;
import org.lyceum.api.classroom.Lock;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Reaction;
import org.lyceum.api.classroom.Role;

/// Classroom invariant 9: all that a student gets while the roster is hidden.
class HiddenRosterTest {
    private static final ClassRules HIDDEN = new ClassRules(Set.of(Lock.ROSTER), 0, false, null);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void leaksNoNameByToastChatOrReaction(long seed) {
        RandomClass random = new RandomClass(new Random(seed));
        random.act(400);
        Lesson lesson = random.lesson();
        everythingByName(lesson);
        assertThat(allThatReaches(lesson, sam(lesson)))
                .as("where nothing is hidden there are names")
                .contains("Mx Sia", "\"sia\"");

        lesson.log("tess", new LogEvent.RulesSet(HIDDEN));
        String told = allThatReaches(lesson, sam(lesson));
        for (Person person : lesson.book.people().all()) {
            if (!person.role().isLeading() && !person.id().equals("sam")) {
                assertThat(told)
                        .doesNotContain("\"" + person.id() + "\"")
                        .doesNotContain(person.name());
            }
        }
        assertThat(told).as("who leads is known to all").contains("Mx Tess");
        assertThat(told).as("everybody knows themself").contains("Mx Sam");
        Reader alex = new Reader("alex", Role.ASSISTANT, Role.ASSISTANT.basePermissions());
        assertThat(allThatReaches(lesson, alex)).contains("Mx Sia", "\"sia\"");
    }

    @Test
    void isHiddenToWhomTheRightWasTakenToo() {
        Lesson lesson = Lesson.withEverybody();
        lesson.says("sia", "Hello");
        Reader blind = new Reader("sam", Role.STUDENT, Set.of(Permission.CHAT_READ));
        assertThat(lesson.book.chat().page(blind, 0, 1).messages())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.byId()).isEmpty();
                    assertThat(message.byName()).isEmpty();
                    assertThat(message.text()).isEqualTo("Hello");
                });
    }

    /// Whatever bears a name, done once by Sia, by Sam and by Tess.
    private static void everythingByName(Lesson lesson) {
        lesson.log(null, new LogEvent.StageLeft("sia"));
        lesson.log("tess", new LogEvent.RightsSet("sam", Set.of(), Set.of()));
        lesson.log("tess", new LogEvent.RulesSet(ClassRules.OPEN));
        for (String id : List.of("sia", "sam", "tess")) {
            String name = Lesson.nameOf(id);
            Role role = lesson.person(id).role();
            lesson.log(
                    id,
                    new LogEvent.MessagePosted(name, role, "Hi", Audience.EVERYONE, null, null));
            long messageId = lesson.book.seq();
            lesson.log(id, new LogEvent.MessageEdited(messageId, "Hello"));
            lesson.log(id, new LogEvent.MessageReacted(messageId, Reaction.CLAP, true));
            lesson.log(id, new LogEvent.QuestionAsked(name, "Why?"));
            lesson.log(id, new LogEvent.HandRaised(id, name));
        }
        lesson.log("sia", new LogEvent.Renamed("sia", Lesson.nameOf("sia")));
    }

    private static Reader sam(Lesson lesson) {
        return new Reader(
                "sam",
                Role.STUDENT,
                lesson.book
                        .rights()
                        .effective("sam", Role.STUDENT, Role.STUDENT.basePermissions(), false));
    }

    /// Every entry of the log as it is told, and every view, as JSON.
    private static String allThatReaches(Lesson lesson, Reader reader) {
        ClassBook book = lesson.book;
        List<Object> all = new ArrayList<>();
        for (LogEntry entry : lesson.log) {
            LogEntry told = book.telling(entry).as(reader);
            // The sole speaker is on stage, and who is on stage is seen by all.
            if (told != null && !(told.event() instanceof LogEvent.RulesSet)) {
                all.add(told);
            }
        }
        all.add(book.snapshotFor(reader));
        long before = 0;
        boolean complete = false;
        while (!complete) {
            ClassEvent.ChatRead page = book.chat().page(reader, before, 50);
            all.add(page);
            complete = page.complete();
            before = complete ? before : page.messages().getLast().id();
        }
        all.add(book.chat().search(reader, "e"));
        all.add(book.questions().window(reader, 100));
        all.add(book.hands().window(reader, 100));
        all.add(book.polls().forReader(reader));
        try {
            return ApiJson.mapper().writeValueAsString(all);
        } catch (JacksonException e) {
            throw new AssertionError(e);
        }
    }
}
