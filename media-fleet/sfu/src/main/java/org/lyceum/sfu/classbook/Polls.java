package org.lyceum.sfu.classbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Poll;
import org.lyceum.api.classroom.PollTally;

/// The polls of a class, and what people answered. They count people, not options.
///
/// The people present in a tally are those who are here and do not lead the class, and never fewer
/// than answered: some have left since. Bounded: at most [#MAX_POLLS], then the oldest that is not
/// open is forgotten and counted, or the oldest where all are open; of those that are not open, the
/// newest [#MAX_SHOWN] keep who answered what, older ones how they came out.
public final class Polls {
    /// Rows of one answer about who has not answered.
    public static final int MAX_UNANSWERED = 100;

    /// Open polls and the newest of the others that a page is shown.
    public static final int MAX_SHOWN = 20;

    static final int MAX_POLLS = 200;

    private final NavigableMap<Long, OpenedPoll> byId = new TreeMap<>();
    private final Set<Long> changed = new LinkedHashSet<>();
    private final People people;
    private long dropped;

    /// What a snapshot keeps of it.
    public record Saved(List<OpenedPoll.Saved> polls, long dropped) {
        static final Saved NONE = new Saved(List.of(), 0);
    }

    /// How a poll stands, and whom that reaches.
    public record TallyChanged(PollTally tally, Reach reach) {}

    Polls(Saved saved, People people) {
        this.people = people;
        saved.polls().forEach(poll -> byId.put(poll.id(), new OpenedPoll(poll)));
        dropped = saved.dropped();
    }

    void opened(long id, LogEvent.PollOpened opened) {
        byId.put(id, new OpenedPoll(id, opened.sheet()));
        if (byId.size() > MAX_POLLS) {
            forgetOne();
        }
    }

    void keySet(LogEvent.PollKeySet set) {
        OpenedPoll poll = byId.get(set.pollId());
        if (poll != null) {
            poll.setKey(set.key());
        }
    }

    void answered(LogEvent.PollAnswered answered, int ordinal) {
        OpenedPoll poll = byId.get(answered.pollId());
        if (poll != null && poll.answer(ordinal, answered.answer())) {
            changed.add(poll.id());
        }
    }

    void closed(LogEvent.PollClosed closed) {
        OpenedPoll poll = byId.get(closed.pollId());
        if (poll != null) {
            poll.close();
            settleOld();
        }
    }

    void revealed(LogEvent.PollRevealed revealed) {
        OpenedPoll poll = byId.get(revealed.pollId());
        if (poll != null) {
            poll.reveal(revealed.tally(), revealed.key());
            changed.remove(poll.id());
            settleOld();
        }
    }

    /// Open polls and the newest of the others, as this reader may see them, oldest first.
    public List<Poll> forReader(Reader reader) {
        int ordinal = people.ordinalFor(reader.id());
        int present = people.presentAudience();
        return Stream.concat(open(), notOpenNewestFirst())
                .limit(MAX_SHOWN)
                .sorted(Comparator.comparingLong(OpenedPoll::id))
                .map(poll -> poll.as(reader, ordinal, present))
                .toList();
    }

    /// The tallies that changed since this was asked last.
    public List<TallyChanged> takeChangedTallies() {
        List<TallyChanged> taken = new ArrayList<>();
        for (long id : changed) {
            OpenedPoll poll = byId.get(id);
            if (poll != null) {
                taken.add(
                        new TallyChanged(
                                poll.tally(people.presentAudience()), poll.reachOfTally()));
            }
        }
        changed.clear();
        return List.copyOf(taken);
    }

    /// Who is here, does not lead the class and has not answered. Nobody for a poll that is not
    /// known or too old.
    ///
    /// @param present everybody who is here, in the order in which they are to be shown
    public ClassEvent.UnansweredRead unanswered(
            long pollId, int offset, int limit, Collection<Participant> present) {
        OpenedPoll poll = byId.get(pollId);
        List<Participant> missing =
                poll == null || !poll.knowsWhoAnswered()
                        ? List.of()
                        : present.stream()
                                .filter(person -> !person.role().isLeading())
                                .filter(person -> !hasAnswered(poll, person))
                                .toList();
        List<Participant> rows =
                missing.stream().skip(offset).limit(Math.min(limit, MAX_UNANSWERED)).toList();
        return new ClassEvent.UnansweredRead(pollId, offset, missing.size(), rows);
    }

    /// Polls that were forgotten at the bound.
    public long dropped() {
        return dropped;
    }

    @Nullable OpenedPoll find(long id) {
        return byId.get(id);
    }

    /// How a poll stands now.
    PollTally tally(OpenedPoll poll) {
        return poll.tally(people.presentAudience());
    }

    long openCount() {
        return open().count();
    }

    Saved save() {
        return new Saved(byId.values().stream().map(OpenedPoll::save).toList(), dropped);
    }

    private boolean hasAnswered(OpenedPoll poll, Participant person) {
        return poll.answerOf(people.ordinalFor(person.id())) != null;
    }

    private Stream<OpenedPoll> open() {
        return byId.descendingMap().values().stream().filter(OpenedPoll::isOpen);
    }

    private Stream<OpenedPoll> notOpenNewestFirst() {
        return byId.descendingMap().values().stream().filter(poll -> !poll.isOpen());
    }

    private void settleOld() {
        notOpenNewestFirst().skip(MAX_SHOWN).forEach(poll -> poll.settle(people.presentAudience()));
    }

    private void forgetOne() {
        long oldest =
                byId.values().stream()
                        .filter(poll -> !poll.isOpen())
                        .mapToLong(OpenedPoll::id)
                        .findFirst()
                        .orElseGet(byId::firstKey);
        byId.remove(oldest);
        changed.remove(oldest);
        dropped++;
    }
}
