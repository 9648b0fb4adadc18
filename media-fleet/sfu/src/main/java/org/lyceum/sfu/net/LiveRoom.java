package org.lyceum.sfu.net;

import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.sfu.eventlog.LogBatch;
import org.lyceum.sfu.eventlog.LogCounters;
import org.lyceum.sfu.log.LogTag;
import org.lyceum.sfu.room.Admission;
import org.lyceum.sfu.room.MemorySnapshot;
import org.lyceum.sfu.room.Room;
import org.lyceum.sfu.room.RoomEnd;
import org.lyceum.sfu.room.RoomMessage;
import org.lyceum.sfu.room.RoomSettings;
import org.lyceum.sfu.room.RoomWires;
import org.lyceum.sfu.room.Seat;
import org.lyceum.sfu.room.ShardMessage;

/// A class on this node: its room on its home worker, and the wires from there to every other
/// worker and to the store.
///
/// Messages between parts on the same loop are left for the end of the call under way; others go
/// through the receiver's mailbox. Either way they arrive in order.
final class LiveRoom {
    /// How long a class that has not ended stays without anybody in it: the bell may ring again.
    static final long EMPTY_NS = 600_000_000_000L;

    private final Room room;
    private final MediaWorker home;
    private final List<MediaWorker> workers;
    private final NodeClock clock;
    private final LogWriter writer;
    private final Ending ending;
    private long emptySinceNs = Long.MAX_VALUE;
    private boolean countersTaken;
    private volatile boolean forgotten;

    /// What a room needs of its node.
    record Context(NodeClock clock, LogWriter writer, Ending ending) {}

    /// Who else must know that a room is over. Called on the home loop.
    interface Ending {
        /// Before its people are gone.
        void over(LiveRoom room, RoomEnd why);

        /// Nobody is left to forget.
        void forgotten(LiveRoom room);
    }

    LiveRoom(RoomSettings settings, MediaWorker home, List<MediaWorker> workers, Context context) {
        this.home = home;
        this.workers = workers;
        this.clock = context.clock();
        this.writer = context.writer();
        this.ending = context.ending();
        this.room = new Room(settings, wiresOf(home), clock.nowNs());
        log("opened at entry " + settings.log().committedSeq());
    }

    String classId() {
        return room.classId();
    }

    /// The room itself. On its home loop only.
    Room room() {
        return room;
    }

    MediaWorker home() {
        return home;
    }

    /// Lets somebody in, on the home loop; null when the class was forgotten since it was found.
    @Nullable Admission admit(Seat seat) {
        return forgotten ? null : room.admit(seat, clock.nowNs());
    }

    /// Whether nobody finds it any more. Its last people may still be hearing that it has ended.
    boolean isForgotten() {
        return forgotten;
    }

    /// What its log has done, until that was taken over. On its home loop only.
    LogCounters logCounters() {
        return countersTaken ? LogCounters.NONE : room.logCounters();
    }

    /// The same, once: the room is gone, and its counts are the loop's.
    LogCounters takeLogCounters() {
        LogCounters last = logCounters();
        countersTaken = true;
        return last;
    }

    /// The owner of this seat will not come after all. From any thread.
    void giveBack(Seat seat) {
        home.mailbox().post(() -> room.handle(new RoomMessage.Gone(seat.peerId()), clock.nowNs()));
    }

    /// The room's wires as one loop has them.
    RoomWires wiresOf(MediaWorker from) {
        return new Wires(from);
    }

    /// The room's own timers, when this is its home loop.
    void handleTimeoutOn(MediaWorker worker, long nowNs) {
        if (worker != home) {
            return;
        }
        if (room.deadlineNs() <= nowNs) {
            room.handleTimeout(nowNs);
        }
        if (!room.isEmpty() || !room.isSettled()) {
            emptySinceNs = Long.MAX_VALUE;
            return;
        }
        emptySinceNs = Math.min(emptySinceNs, nowNs);
        if (room.isOver() || nowNs - emptySinceNs > EMPTY_NS) {
            home.later(this::forget);
        }
    }

    private void forget() {
        if (!forgotten && room.isEmpty()) {
            forgotten = true;
            log("forgotten");
            ending.forgotten(this);
        }
    }

    private void log(String text) {
        LogTag.ROOM.logger().log(Level.INFO, "class=" + room.classId() + " " + text);
    }

    /// Wires that begin on one loop.
    private final class Wires implements RoomWires {
        private final MediaWorker from;

        Wires(MediaWorker from) {
            this.from = from;
        }

        @Override
        public void toRoom(RoomMessage message) {
            deliver(home, () -> room.handle(message, clock.nowNs()));
        }

        @Override
        public boolean toShard(int loop, ShardMessage message) {
            MediaWorker to = workers.get(loop);
            Runnable delivery = () -> to.shardOf(LiveRoom.this).handle(message, clock.nowNs());
            if (message instanceof ShardMessage.Media && to != from) {
                return to.mailbox().postMedia(delivery);
            }
            return deliver(to, delivery);
        }

        @Override
        public void putBatch(LogBatch batch) {
            writer.put(
                    room.classId(), batch, result -> fromStore(new RoomMessage.BatchPut(result)));
        }

        @Override
        public void keepSnapshot(MemorySnapshot snapshot) {
            writer.keep(room.classId(), snapshot, () -> fromStore(new RoomMessage.SnapshotDone()));
        }

        @Override
        public void roomOver(RoomEnd why) {
            log(why == RoomEnd.CLASS_CLOSED ? "ended" : "moved to another node");
            ending.over(LiveRoom.this, why);
        }

        private boolean fromStore(RoomMessage message) {
            return home.mailbox().post(() -> room.handle(message, clock.nowNs()));
        }

        private boolean deliver(MediaWorker to, Runnable delivery) {
            if (to == from) {
                from.later(delivery);
                return true;
            }
            return to.mailbox().post(delivery);
        }
    }
}
