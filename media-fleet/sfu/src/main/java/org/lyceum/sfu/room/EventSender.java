package org.lyceum.sfu.room;

import java.time.Instant;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.sfu.forward.PeerLink;

/// The events of one connection, numbered from 1 without gaps.
///
/// Nothing is sent before the welcome. A page that takes its events too slowly loses some and then
/// gets another welcome: a snapshot instead of a backlog. Owned by its connection's event loop.
final class EventSender {
    /// A page that fell behind is sent events again when at most so much waits for it.
    static final long RESUME_BYTES = 32 * 1_024;

    private enum State {
        AWAITING_WELCOME,
        FLOWING,
        BEHIND
    }

    private final PeerLink link;
    private State state = State.AWAITING_WELCOME;
    private long seq;
    private long dropped;

    EventSender(PeerLink link) {
        this.link = link;
    }

    /// Sends an event to this connection alone.
    void send(Instant at, ClassEvent event, long nowNs) {
        send(new SharedEvent(at, event), nowNs);
    }

    /// Sends an event that others on this loop get too.
    void send(SharedEvent shared, long nowNs) {
        ClassEvent event = shared.event();
        if (state == State.BEHIND || (state == State.AWAITING_WELCOME && !isAlwaysTold(event))) {
            dropped++;
            return;
        }
        byte[] text = shared.numbered(seq + 1);
        switch (link.sendMessage(text, text.length, nowNs)) {
            case ACCEPTED -> {
                seq++;
                state = event instanceof ClassEvent.Welcome ? State.FLOWING : state;
            }
            case FULL -> {
                dropped++;
                state = State.BEHIND;
            }
            case CLOSED -> dropped++;
        }
    }

    /// What begins a connection, and what ends it.
    private static boolean isAlwaysTold(ClassEvent event) {
        return event instanceof ClassEvent.Welcome
                || event instanceof ClassEvent.ClassEnded
                || event instanceof ClassEvent.ClassMoved;
    }

    /// Whether the page sees events now.
    boolean isFlowing() {
        return state == State.FLOWING;
    }

    /// Whether a page that was behind can take events again. Saying yes begins to wait for its
    /// welcome.
    boolean takeCaughtUp() {
        if (state != State.BEHIND || link.waitingBytes() > RESUME_BYTES) {
            return false;
        }
        state = State.AWAITING_WELCOME;
        return true;
    }

    /// Events that this page never saw.
    long dropped() {
        return dropped;
    }
}
