package org.lyceum.functions.reports;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.classes.Enrolment;
import org.lyceum.functions.classes.EnrolmentStore;
import org.lyceum.functions.classes.LiveClass;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.reports.AttendanceRule.Lesson;
import org.lyceum.functions.reports.AttendanceRule.Mark;

/// Who attended a class: those who came, as its report says it, and those who are enrolled and did
/// not, with what was corrected.
@Singleton
@Requires(property = ApiFunction.FUNCTION, value = ReportsHttpHandler.NAME)
final class Attendance {
    /// Rows of one export; more people are in no class.
    private static final int MOST_ROWS = 40_000;

    private static final int PAGE = 500;

    private final ReportStore reports;
    private final EnrolmentStore enrolments;
    private final CorrectionStore corrections;
    private final AttendanceRule rule = AttendanceRule.USUAL;

    Attendance(ReportStore reports, EnrolmentStore enrolments, CorrectionStore corrections) {
        this.reports = reports;
        this.enrolments = enrolments;
        this.corrections = corrections;
    }

    /// Somebody who is enrolled, who came, or both.
    private record Person(@Nullable Enrolment enrolment, @Nullable PersonReport report) {}

    /// A page of people by their ids: two sorted lists, merged.
    Page<AttendanceRow> list(LiveClass of, @Nullable String cursor, int limit) {
        String after = Page.after(cursor);
        TreeMap<String, Person> people = new TreeMap<>();
        for (PersonReport one : reports.page(of.id(), after, limit + 1)) {
            people.put(one.participantId(), new Person(null, one));
        }
        for (Enrolment one : enrolments.listAfter(of.id(), after, limit + 1)) {
            people.merge(
                    one.accountId(),
                    new Person(one, null),
                    (came, enrolled) -> new Person(enrolled.enrolment(), came.report()));
        }
        Page<Map.Entry<String, Person>> page =
                Page.cut(List.copyOf(people.entrySet()), limit, Map.Entry::getKey);
        List<String> ids = page.items().stream().map(Map.Entry::getKey).toList();
        Map<String, Correction> corrected = corrections.findAll(of.id(), ids);
        ClassReport report = reports.find(of.id());
        return page.map(one -> row(of, report, one.getValue(), corrected.get(one.getKey())));
    }

    /// Everybody, by name.
    List<AttendanceRow> all(LiveClass of) {
        List<AttendanceRow> rows = new ArrayList<>();
        Page<AttendanceRow> page = list(of, null, PAGE);
        rows.addAll(page.items());
        while (page.nextCursor() != null && rows.size() < MOST_ROWS) {
            page = list(of, page.nextCursor(), PAGE);
            rows.addAll(page.items());
        }
        rows.sort(
                Comparator.comparing(AttendanceRow::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(AttendanceRow::accountId));
        return rows;
    }

    /// Of one person; null when they neither are enrolled nor came.
    @Nullable AttendanceRow find(LiveClass of, String accountId) {
        Enrolment enrolment = enrolments.find(of.id(), accountId);
        List<PersonReport> came = reports.people(of.id(), List.of(accountId));
        if (enrolment == null && came.isEmpty()) {
            return null;
        }
        Person person = new Person(enrolment, came.isEmpty() ? null : came.getFirst());
        return row(of, reports.find(of.id()), person, corrections.find(of.id(), accountId));
    }

    private AttendanceRow row(
            LiveClass of, ClassReport report, Person person, @Nullable Correction correction) {
        PersonReport came = person.report();
        Duration present = came == null ? Duration.ZERO : came.present(report);
        Instant firstJoinedAt = came == null ? null : came.stay().firstJoinedAt();
        Mark ruleMark = rule.judge(lesson(of, report), firstJoinedAt, present);
        Mark corrected = correction == null ? null : correction.mark();
        return new AttendanceRow(
                id(person),
                name(person),
                role(person),
                corrected == null ? ruleMark : corrected,
                ruleMark,
                firstJoinedAt,
                came == null ? null : came.stay().lastLeftAt(),
                present.toMinutes(),
                came == null ? 0 : Math.max(0, came.stay().joins() - 1),
                came == null ? AttendanceRow.Counts.NONE : counts(came, report),
                correction == null
                        ? null
                        : new AttendanceRow.Corrected(
                                correction.mark(),
                                correction.note(),
                                correction.byId(),
                                correction.byName(),
                                correction.at()),
                Correction.entityTag(correction == null ? 0 : correction.version()));
    }

    private static AttendanceRow.Counts counts(PersonReport person, ClassReport report) {
        PersonReport.Acts acts = person.acts();
        return new AttendanceRow.Counts(
                acts.messages(),
                acts.questions(),
                acts.hands(),
                acts.answered(),
                Scores.of(person, report));
    }

    /// From when it was to begin, or when the teacher came later, to its end, or as far as it got.
    private static Lesson lesson(LiveClass of, ClassReport report) {
        Instant live = of.liveSince();
        Instant start = live != null && live.isAfter(of.startsAt()) ? live : of.startsAt();
        Instant end = report.closedAt() != null ? report.closedAt() : of.endedAt();
        if (end == null) {
            end = report.lastAt() == null ? of.endsAt() : report.lastAt();
        }
        return new Lesson(start, end);
    }

    private static String id(Person person) {
        return person.report() != null
                ? person.report().participantId()
                : Objects.requireNonNull(person.enrolment()).accountId();
    }

    private static String name(Person person) {
        return person.report() != null
                ? person.report().name()
                : Objects.requireNonNull(person.enrolment()).name();
    }

    private static Role role(Person person) {
        return person.report() != null
                ? person.report().role()
                : Objects.requireNonNull(person.enrolment()).role();
    }
}
