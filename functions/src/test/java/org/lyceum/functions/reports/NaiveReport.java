package org.lyceum.functions.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;

/// A report worked out the slow way, from the whole log, person by person: what the projection must
/// come to.
record NaiveReport(int joins, Duration present, int messages, int answered, int score) {
    static Map<String, NaiveReport> of(List<LogEntry> log) {
        Map<String, NaiveReport> all = new TreeMap<>();
        for (LogEntry entry : log) {
            if (entry.event() instanceof LogEvent.Joined joined) {
                all.computeIfAbsent(
                        joined.participantId(), id -> person(id, joined.ordinal(), log));
            }
        }
        return all;
    }

    static Map<String, NaiveReport> of(ClassReport report, List<PersonReport> people) {
        Map<String, NaiveReport> all = new TreeMap<>();
        for (PersonReport one : people) {
            all.put(
                    one.participantId(),
                    new NaiveReport(
                            one.stay().joins(),
                            one.present(report),
                            one.acts().messages(),
                            one.acts().answered(),
                            Scores.of(one, report)));
        }
        return all;
    }

    private static NaiveReport person(String id, int ordinal, List<LogEntry> log) {
        int joins = 0;
        int messages = 0;
        Duration present = Duration.ZERO;
        Instant since = null;
        long connection = 0;
        Set<Long> answered = new HashSet<>();
        for (LogEntry entry : log) {
            LogEvent event = entry.event();
            if (event instanceof LogEvent.Joined joined && joined.participantId().equals(id)) {
                joins++;
                connection = joined.connection();
                since = since == null ? entry.at() : since;
            }
            boolean gone = event instanceof LogEvent.Left left && left.connection() == connection;
            if (since != null && (gone || event instanceof LogEvent.ClassClosed)) {
                present = present.plus(Duration.between(since, entry.at()));
                since = null;
            }
            if (since != null && event instanceof LogEvent.OwnerStarted) {
                present = present.plus(proven(since, ordinal, log, entry.seq()));
                since = null;
            }
            if (event instanceof LogEvent.MessagePosted && id.equals(entry.by())) {
                messages++;
            }
            if (event instanceof LogEvent.PollAnswered given && id.equals(entry.by())) {
                answered.add(given.pollId());
            }
        }
        if (since != null) {
            present = present.plus(proven(since, ordinal, log, Long.MAX_VALUE));
        }
        return new NaiveReport(joins, present, messages, answered.size(), score(id, log));
    }

    /// From a moment to the last checkpoint before an entry that saw the person.
    private static Duration proven(Instant since, int ordinal, List<LogEntry> log, long beforeSeq) {
        Instant until = since;
        for (LogEntry entry : log) {
            if (entry.seq() < beforeSeq
                    && entry.event() instanceof LogEvent.PresenceChecked checked
                    && !entry.at().isBefore(since)
                    && BitSet.valueOf(Base64.getUrlDecoder().decode(checked.ordinals()))
                            .get(ordinal)) {
                until = entry.at();
            }
        }
        return Duration.between(since, until);
    }

    private static int score(String id, List<LogEntry> log) {
        int score = 0;
        for (LogEntry opened : log) {
            if (opened.event() instanceof LogEvent.PollOpened poll && !poll.sheet().anonymous()) {
                score += points(id, opened.seq(), log);
            }
        }
        return score;
    }

    private static int points(String id, long pollId, List<LogEntry> log) {
        LogEvent.@Nullable PollAnswered last = null;
        LogEvent.@Nullable PollKeySet key = null;
        for (LogEntry entry : log) {
            if (entry.event() instanceof LogEvent.PollAnswered given
                    && given.pollId() == pollId
                    && id.equals(entry.by())) {
                last = given;
            }
            if (entry.event() instanceof LogEvent.PollKeySet set && set.pollId() == pollId) {
                key = set;
            }
        }
        return last != null && key != null && last.answer().options().equals(key.key().options())
                ? key.key().points()
                : 0;
    }
}
