package org.lyceum.loadtest.play;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Poll;
import org.lyceum.api.classroom.PollSheet;
import org.lyceum.api.classroom.PollState;
import org.lyceum.api.classroom.RoomSnapshot;

/// What a class talks about at the moment, as far as its bots need it to answer: the newest
/// messages and questions, and the open poll.
///
/// Bounded: the newest `MAX_KEPT` of each. Not thread-safe: owned by an event loop, shared by its
/// bots.
public final class TalkingPoints {
    static final int MAX_KEPT = 16;

    private final Deque<Long> messages = new ArrayDeque<>();
    private final Deque<Long> questions = new ArrayDeque<>();
    private @Nullable OpenPoll poll;

    /// The poll that can be answered now.
    public record OpenPoll(long id, PollSheet sheet) {}

    public void welcomed(RoomSnapshot room) {
        for (Poll known : room.polls()) {
            if (known.state() == PollState.OPEN) {
                poll = new OpenPoll(known.id(), known.sheet());
            }
        }
    }

    public void happened(LogEntry entry) {
        switch (entry.event()) {
            case LogEvent.MessagePosted message when message.audience() == Audience.EVERYONE ->
                    keep(messages, entry.seq());
            case LogEvent.MessageDeleted(long id) -> messages.remove(id);
            case LogEvent.QuestionAsked _ -> keep(questions, entry.seq());
            case LogEvent.PollOpened(PollSheet sheet) -> poll = new OpenPoll(entry.seq(), sheet);
            case LogEvent.PollClosed(long id) -> closed(id);
            case LogEvent.PollRevealed revealed -> closed(revealed.pollId());
            default -> {}
        }
    }

    /// Questions are told in windows; their authors know them by their acknowledgements.
    public void asked(long questionId) {
        keep(questions, questionId);
    }

    @Nullable Long message(long dice) {
        return pick(messages, dice);
    }

    @Nullable Long question(long dice) {
        return pick(questions, dice);
    }

    public @Nullable OpenPoll poll() {
        return poll;
    }

    private void closed(long id) {
        OpenPoll open = poll;
        if (open != null && open.id() == id) {
            poll = null;
        }
    }

    private static void keep(Deque<Long> newest, long id) {
        if (newest.contains(id)) {
            return;
        }
        newest.addLast(id);
        if (newest.size() > MAX_KEPT) {
            newest.removeFirst();
        }
    }

    private static @Nullable Long pick(Deque<Long> from, long dice) {
        return from.stream()
                .skip(from.isEmpty() ? 0 : Math.floorMod(dice, from.size()))
                .findFirst()
                .orElse(null);
    }
}
