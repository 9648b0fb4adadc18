package org.lyceum.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.LeaveReason;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Role;
import org.lyceum.sfu.room.ClassHarness.Page;

/// Who came and who went, as the log has it.
class PresenceTest {
    private static final long S = 1_000_000_000L;

    private final ClassHarness lesson = new ClassHarness(2, 100);

    @Test
    void everyStayHasItsBeginningAndItsEnd() {
        lesson.teacher("tess");
        Page sam = lesson.student("sam");
        sam.act(new Act.Leave());
        Page olga = lesson.student("olga");
        olga.close(lesson.nowNs());
        lesson.settleLog();
        lesson.student("sam");
        lesson.settleLog();
        assertThat(presence(lesson))
                .containsExactly(
                        joined("tess", 0, Role.TEACHER, 1),
                        joined("sam", 1, Role.STUDENT, 2),
                        new LogEvent.Left("sam", 2, LeaveReason.LEFT),
                        joined("olga", 2, Role.STUDENT, 3),
                        new LogEvent.Left("olga", 3, LeaveReason.LOST),
                        joined("sam", 1, Role.STUDENT, 4));
    }

    @Test
    void aReplacedConnectionIsNoLeaving() {
        lesson.student("sam");
        lesson.student("sam");
        lesson.advance(2 * S);
        assertThat(presence(lesson))
                .containsExactly(
                        joined("sam", 0, Role.STUDENT, 1), joined("sam", 0, Role.STUDENT, 2));
    }

    @Test
    void onceAMinuteTheLogSaysWhoIsHere() {
        lesson.student("sam");
        lesson.student("olga");
        lesson.advance(130 * S);
        assertThat(checks(lesson)).hasSize(2).containsOnly(new LogEvent.PresenceChecked(2, "Aw"));
    }

    @Test
    void whoWasLostWithTheirNodeAndStaysAwayForAMinuteHasLeft() {
        lesson.student("sam");
        lesson.student("olga");
        ClassHarness next = lesson.takenOver("node-2");
        next.student("olga");
        next.advance(59 * S);
        assertThat(leaves(next)).isEmpty();
        next.advance(2 * S);
        assertThat(leaves(next)).containsExactly(new LogEvent.Left("sam", 1, LeaveReason.LOST));
        assertThat(next.memory().told().people().presentCount()).isEqualTo(1);
    }

    @Test
    void whoWasLostIsRememberedByTheNodeAfterTheNext() {
        lesson.student("sam");
        ClassHarness third = lesson.takenOver("node-2").takenOver("node-3");
        third.advance(61 * S);
        assertThat(leaves(third)).containsExactly(new LogEvent.Left("sam", 1, LeaveReason.LOST));
    }

    private static LogEvent joined(String id, int ordinal, Role role, long connection) {
        String name = id.toUpperCase(Locale.ROOT);
        return new LogEvent.Joined(id, ordinal, name, role, connection);
    }

    private static List<LogEvent> presence(ClassHarness lesson) {
        return events(lesson)
                .filter(each -> each instanceof LogEvent.Joined || each instanceof LogEvent.Left)
                .toList();
    }

    private static List<LogEvent> leaves(ClassHarness lesson) {
        return events(lesson).filter(LogEvent.Left.class::isInstance).toList();
    }

    private static List<LogEvent> checks(ClassHarness lesson) {
        return events(lesson).filter(LogEvent.PresenceChecked.class::isInstance).toList();
    }

    private static Stream<LogEvent> events(ClassHarness lesson) {
        return lesson.store().entries(ClassHarness.CLASS_ID).stream().map(LogEntry::event);
    }
}
