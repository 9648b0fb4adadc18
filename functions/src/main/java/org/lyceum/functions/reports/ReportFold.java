package org.lyceum.functions.reports;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.PollKey;
import org.lyceum.functions.reports.ClassReport.PollRecord;

/// Folds entries of an event log into reports: entries in, reports out, no clock, no store.
///
/// A person's report remembers the newest entry that is in it, so an entry that comes again changes
/// nothing.
///
/// Not thread-safe.
final class ReportFold {
    private final Map<String, PersonReport> people = new HashMap<>();
    private final Map<String, Long> readSeqs = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private ClassReport report;

    /// @param known those whom the entries concern, as far as there were any
    ReportFold(ClassReport report, List<PersonReport> known) {
        this.report = report;
        for (PersonReport person : known) {
            people.put(person.participantId(), person);
            readSeqs.put(person.participantId(), person.seq());
        }
    }

    /// Whose reports entries change.
    ///
    /// @param everybodyHere all who are in the class, too
    record Concerned(Set<String> participantIds, boolean everybodyHere) {}

    static Concerned concerned(List<LogEntry> entries) {
        Set<String> ids = new HashSet<>();
        boolean everybodyHere = false;
        for (LogEntry entry : entries) {
            if (entry.by() != null) {
                ids.add(entry.by());
            }
            String named = named(entry.event());
            if (named != null) {
                ids.add(named);
            }
            everybodyHere |=
                    entry.event() instanceof LogEvent.OwnerStarted
                            || entry.event() instanceof LogEvent.ClassClosed;
        }
        return new Concerned(ids, everybodyHere);
    }

    void apply(List<LogEntry> entries) {
        for (LogEntry entry : entries) {
            if (entry.seq() > report.upTo()) {
                apply(entry);
                report = report.at(entry.seq(), entry.at());
            }
        }
    }

    ClassReport report() {
        return report;
    }

    /// A report that is another than before.
    ///
    /// @param readSeq of the report that was given; 0: there was none
    record Changed(PersonReport person, long readSeq) {}

    List<Changed> changed() {
        return people.values().stream()
                .filter(person -> changed.contains(person.participantId()))
                .map(person ->
                        new Changed(person, readSeqs.getOrDefault(person.participantId(), 0L)))
                .toList();
    }

    List<PersonReport> people() {
        return List.copyOf(people.values());
    }

    private void apply(LogEntry entry) {
        Instant at = entry.at();
        switch (entry.event()) {
            case LogEvent.OwnerStarted _ -> started(entry);
            case LogEvent.ClassClosed _ -> {
                endStays(entry.seq(), _ -> at);
                report = report.closed(at);
            }
            case LogEvent.Joined joined -> joined(joined, entry);
            case LogEvent.Left left -> left(left, entry);
            case LogEvent.PresenceChecked checked ->
                    report = report.checked(new Checkpoint(at, checked.ordinals()));
            case LogEvent.MessagePosted _ ->
                    change(entry.by(), entry.seq(), one -> one.with(one.acts().wrote()));
            case LogEvent.QuestionAsked _ ->
                    change(entry.by(), entry.seq(), one -> one.with(one.acts().asked()));
            case LogEvent.HandRaised raised ->
                    change(
                            raised.participantId(),
                            entry.seq(),
                            one -> one.with(one.acts().raised()));
            case LogEvent.PollOpened opened ->
                    report =
                            report.withPoll(
                                    entry.seq(),
                                    new PollRecord(opened.sheet().anonymous(), PollKey.NONE));
            case LogEvent.PollKeySet set -> keyed(set.pollId(), set.key());
            case LogEvent.PollRevealed revealed -> keyed(revealed.pollId(), revealed.key());
            case LogEvent.PollAnswered answered -> answered(answered, entry);
            case LogEvent.Renamed renamed ->
                    change(renamed.participantId(), entry.seq(), one -> one.named(renamed.name()));
            case LogEvent.RoleSet set ->
                    change(set.participantId(), entry.seq(), one -> one.withRole(set.role()));
            default -> {
                // Concerns no report.
            }
        }
    }

    /// Who was here when an owner died was here until the last checkpoint; who comes back joins
    /// anew.
    private void started(LogEntry entry) {
        if (report.startedAt() == null) {
            report = report.started(entry.at());
            return;
        }
        ClassReport before = report;
        endStays(
                entry.seq(),
                person ->
                        before.bound(
                                person.ordinal(), Objects.requireNonNull(person.stay().since())));
    }

    private void endStays(long seq, Function<PersonReport, Instant> end) {
        for (PersonReport person : people()) {
            if (person.stay().isHere()) {
                change(
                        person.participantId(),
                        seq,
                        one -> one.with(one.stay().left(end.apply(one))));
            }
        }
    }

    private void joined(LogEvent.Joined joined, LogEntry entry) {
        people.computeIfAbsent(joined.participantId(), _ -> PersonReport.of(joined));
        change(joined.participantId(), entry.seq(), one -> one.joined(joined, entry.at()));
    }

    private void left(LogEvent.Left left, LogEntry entry) {
        change(
                left.participantId(),
                entry.seq(),
                one -> {
                    Long connection = one.stay().connection();
                    return connection != null && connection == left.connection()
                            ? one.with(one.stay().left(entry.at()))
                            : one;
                });
    }

    private void keyed(long pollId, PollKey key) {
        PollRecord poll = report.polls().get(pollId);
        if (poll != null) {
            report = report.withPoll(pollId, new PollRecord(poll.anonymous(), key));
        }
    }

    private void answered(LogEvent.PollAnswered answered, LogEntry entry) {
        PollRecord poll = report.polls().get(answered.pollId());
        boolean secret = poll == null || poll.anonymous();
        change(
                entry.by(),
                entry.seq(),
                one ->
                        one.with(
                                one.acts()
                                        .answered(
                                                answered.pollId(),
                                                secret ? null : answered.answer())));
    }

    private void change(
            @Nullable String participantId, long seq, UnaryOperator<PersonReport> change) {
        PersonReport person = participantId == null ? null : people.get(participantId);
        if (person != null && person.seq() < seq) {
            people.put(person.participantId(), change.apply(person).at(seq));
            changed.add(person.participantId());
        }
    }

    private static @Nullable String named(LogEvent event) {
        return switch (event) {
            case LogEvent.Joined joined -> joined.participantId();
            case LogEvent.Left left -> left.participantId();
            case LogEvent.HandRaised raised -> raised.participantId();
            case LogEvent.Renamed renamed -> renamed.participantId();
            case LogEvent.RoleSet set -> set.participantId();
            default -> null;
        };
    }
}
