package org.lyceum.loadtest.bot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.loadtest.ledger.EntryHash;
import org.lyceum.loadtest.ledger.Ledger;
import org.lyceum.loadtest.ledger.MemberLedger;
import org.lyceum.loadtest.ledger.Sight;
import org.lyceum.loadtest.play.ActPlan;
import org.lyceum.loadtest.play.Choice;

/// One person in a class over all of their connections, as a page has to be: it names its acts,
/// sends unanswered ones again after each `welcome`, and reads what it missed in the log.
///
/// Sans-IO: what it says goes to the line of the connection that it is told about. Bounded: at most
/// `MAX_UNANSWERED` acts wait for an answer, at most `MAX_HELD` entries for a gap to be read. Not
/// thread-safe: owned by the event loop of its bots.
public final class ClassMember {
    /// Half of what a node takes from one connection at once, so that all may be sent again.
    static final int MAX_UNANSWERED = 20;

    static final int MAX_HELD = 4_096;
    static final int READ_AT_ONCE = 100;

    private static final long READ_AGAIN_NS = 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;

    private final String prefix;
    private final LoopShare share;
    private final Ledger ledger = new Ledger();
    private final Map<String, Act> unanswered = new LinkedHashMap<>();
    private final Deque<Held> held = new ArrayDeque<>();
    private final List<Act> wishes = new ArrayList<>();
    private @Nullable Line line;
    private long named;
    private long heldBack;
    private boolean reading;
    private @Nullable Long ownMessage;
    private HandsSeen hands = HandsSeen.NONE;
    private String readingId = "";
    private long readAgainNs = Long.MAX_VALUE;

    /// Takes acts to the node.
    interface Line {
        /// False when the connection took it not.
        boolean send(String id, Act act);
    }

    private record Held(LogEntry entry, long hash) {}

    /// @param prefix begins the ids of its acts: no other person in the class, and no other run,
    ///   may have it
    public ClassMember(String prefix, LoopShare share) {
        this.prefix = prefix;
        this.share = share;
    }

    // Inputs

    /// Does what the plan wants, if there is something of that kind to do.
    public void perform(ActPlan.Step step, long nowNs) {
        var self = new Choice.Self(prefix + '-' + named, ownMessage, hands.position() > 0);
        Act act = Choice.of(step, self, share.points());
        if (act == null) {
            return;
        }
        if (Sight.isKept(act)) {
            act(act, nowNs);
        } else {
            say(act);
        }
    }

    /// Does something that the log keeps. It is sent until there is an answer; false when too many
    /// acts wait for theirs, and this one is not done.
    public boolean act(Act act, long nowNs) {
        String id = nextId();
        if (unanswered.size() == MAX_UNANSWERED || !ledger.sends(id, act, nowNs)) {
            heldBack++;
            return false;
        }
        unanswered.put(id, act);
        Line open = line;
        if (open != null) {
            open.send(id, act);
        }
        return true;
    }

    /// Asks for something, or does what nobody keeps: sent once, if there is a connection.
    public void say(Act act) {
        Line open = line;
        if (open != null) {
            open.send(nextId(), act);
        }
    }

    /// Asks for this now, and after each `welcome` again.
    public void wish(Act act) {
        wishes.add(act);
        say(act);
    }

    /// The connection has been welcomed: whatever waited may go there.
    void welcomed(ClassEvent.Welcome welcome, Line open, long nowNs) {
        line = open;
        reading = false;
        held.clear();
        readAgainNs = Long.MAX_VALUE;
        share.points().welcomed(welcome.room());
        hands = hands.at(welcome.room().handPosition());
        ledger.welcomed(welcome.you().id(), welcome.you().role().isLeading(), welcome.logSeq());
        wishes.forEach(this::say);
        unanswered.forEach(open::send);
        if (ledger.upTo() < welcome.logSeq()) {
            read(nowNs);
        }
    }

    /// There is no connection any more.
    void disconnected() {
        line = null;
        reading = false;
        held.clear();
        readAgainNs = Long.MAX_VALUE;
    }

    void happened(LogEntry entry, long hash, long nowNs) {
        share.sightings().saw(entry.seq(), nowNs);
        share.points().happened(entry);
        if (!reading) {
            ledger.saw(entry.seq(), hash, EntryHash.actKey(entry.by(), entry.actId()));
        } else if (held.size() < MAX_HELD) {
            held.add(new Held(entry, hash));
        }
        // What finds no room is read with the gap.
    }

    /// What was asked for after a gap. Entries that came meanwhile follow, as far as they are not
    /// in it.
    void logRead(ClassEvent.LogRead read, long nowNs) {
        if (!reading || read.after() != ledger.upTo()) {
            return; // an answer to an earlier connection's question
        }
        for (LogEntry entry : read.entries()) {
            share.sightings().saw(entry.seq(), nowNs);
            share.points().happened(entry);
            int key = EntryHash.actKey(entry.by(), entry.actId());
            ledger.saw(entry.seq(), EntryHash.of(entry), key);
        }
        ledger.readUpTo(read.upTo());
        if (!read.complete() || held.size() == MAX_HELD) {
            dropHeldUpTo(read.upTo());
            read(nowNs);
            return;
        }
        reading = false;
        for (Held later : held) {
            LogEntry entry = later.entry();
            if (entry.seq() <= read.upTo()) {
                ledger.seenAgain(entry.seq(), later.hash());
            } else {
                int key = EntryHash.actKey(entry.by(), entry.actId());
                ledger.saw(entry.seq(), later.hash(), key);
            }
        }
        held.clear();
    }

    void acknowledged(String id, @Nullable Long logSeq, long nowNs) {
        Act act = unanswered.remove(id);
        if (act == null && !ledger.knows(id)) {
            return;
        }
        ledger.acknowledged(id, logSeq, nowNs);
        if (act != null && logSeq != null) {
            done(act, logSeq);
        }
    }

    void refused(ClassEvent.Refused refused, long nowNs) {
        unanswered.remove(refused.actId());
        if (ledger.knows(refused.actId())) {
            ledger.refused(refused.actId(), refused.code(), nowNs);
        } else if (refused.actId().equals(readingId)) {
            Long pause = refused.retryAfterMs();
            readAgainNs = nowNs + (pause == null ? READ_AGAIN_NS : pause * NS_PER_MS);
        }
    }

    /// What the class told besides its log.
    void told(ClassEvent event) {
        switch (event) {
            case ClassEvent.HandPosition(int position) -> hands = hands.at(position);
            case ClassEvent.HandWindow(int total, var rows) -> hands = hands.window(total, rows);
            default -> {}
        }
    }

    void handleTimeout(long nowNs) {
        if (readAgainNs <= nowNs) {
            read(nowNs);
        }
    }

    /// Reads the end of the log, to be sure that nothing is missing there.
    public void catchUp(long nowNs) {
        if (!reading && line != null) {
            read(nowNs);
        }
    }

    /// Nobody will answer the rest any more.
    public void giveUp(long nowNs) {
        ledger.giveUp(nowNs);
        unanswered.clear();
    }

    // Outputs

    long deadlineNs() {
        return readAgainNs;
    }

    /// Its participant's id; empty before the first `welcome`.
    public String id() {
        return ledger.memberId();
    }

    /// Whether it has no connection, or none that was welcomed.
    public boolean isAway() {
        return line == null;
    }

    /// Whether it is in the class, everything is answered, and nothing is being read.
    public boolean isQuiet() {
        return line != null && unanswered.isEmpty() && !reading;
    }

    /// Acts that were not done, because too many waited for their answer.
    public long heldBack() {
        return heldBack;
    }

    public HandsSeen hands() {
        return hands;
    }

    public MemberLedger ledger() {
        return ledger.snapshot();
    }

    private void done(Act act, long seq) {
        switch (act) {
            case Act.AskQuestion _ -> share.points().asked(seq);
            case Act.PostMessage message when message.audience() == Audience.EVERYONE ->
                    ownMessage = seq;
            case Act.RaiseHand _ -> hands = hands.raised(seq);
            case Act.LowerHand _ -> hands = hands.raised(0);
            default -> {}
        }
    }

    private void read(long nowNs) {
        Line open = line;
        readAgainNs = Long.MAX_VALUE;
        if (open == null) {
            return;
        }
        reading = true;
        readingId = nextId();
        if (!open.send(readingId, new Act.ReadLog(ledger.upTo(), READ_AT_ONCE))) {
            readAgainNs = nowNs + READ_AGAIN_NS;
        }
    }

    private void dropHeldUpTo(long seq) {
        while (!held.isEmpty() && held.peek().entry().seq() <= seq) {
            Held known = held.remove();
            ledger.seenAgain(known.entry().seq(), known.hash());
        }
    }

    String nextId() {
        return prefix + '-' + named++;
    }
}
