package org.lyceum.sfu.net;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Outbox;

/// Gathers what one peer is sent into runs of equal size, so that each run costs one system call.
///
/// A run ends with a shorter datagram, another destination, [#MAX_SEGMENTS] or the end of the turn
/// (UDP generic segmentation offload wants all segments equal but the last). In the middle of a
/// video frame it waits longer, for the rest of the frame, but never longer than [#HOLD_NS]. Owned
/// by its worker's event loop.
final class PeerOutbox implements Outbox {
    /// More at once would make a burst that queues on the way drop.
    static final int MAX_SEGMENTS = 10;

    /// How long the packets of a frame wait for its last one.
    static final long HOLD_NS = 2_000_000L;

    private static final long NOT_HELD = Long.MIN_VALUE;
    private static final int MAX_DATAGRAM_BYTES = 1_500;

    private final UdpSocket socket;
    private final Runnable becameDirty;
    private @Nullable ByteBuf run;
    private @Nullable InetSocketAddress destination;
    private int segmentBytes;
    private int segments;
    private boolean closedRun;
    private boolean moreFollows;
    private boolean isDirty;
    private long heldSinceNs = NOT_HELD;

    /// @param becameDirty called when a first datagram waits: [#endTurn(long)] must be called when
    ///   the turn ends
    PeerOutbox(UdpSocket socket, Runnable becameDirty) {
        this.socket = socket;
        this.becameDirty = becameDirty;
    }

    @Override
    public void send(byte[] buffer, int offset, int length, InetSocketAddress to) {
        if (run != null && !fits(length, to)) {
            flush();
        }
        ByteBuf gathering = run;
        if (gathering == null) {
            gathering = socket.allocate(MAX_SEGMENTS * Math.max(length, MAX_DATAGRAM_BYTES));
            run = gathering;
            destination = to;
            segmentBytes = length;
            segments = 0;
            closedRun = false;
            tellDirty();
        }
        moreFollows = false;
        gathering.writeBytes(buffer, offset, length);
        segments++;
        closedRun = length < segmentBytes;
    }

    /// The next datagram is of the same frame as the last one.
    void moreFollows() {
        moreFollows = true;
    }

    /// Gives away what waits, unless it may wait on. Gives whether it does: then this must be
    /// called again within [#HOLD_NS].
    boolean endTurn(long nowNs) {
        if (mayWait(nowNs)) {
            return true;
        }
        flush();
        isDirty = false;
        return false;
    }

    /// Gives the run to the socket; it leaves with the socket's next flush.
    void flush() {
        ByteBuf gathered = run;
        InetSocketAddress to = destination;
        if (gathered != null && to != null) {
            run = null;
            destination = null;
            heldSinceNs = NOT_HELD;
            socket.write(gathered, segmentBytes, segments, to);
        }
    }

    private boolean mayWait(long nowNs) {
        InetSocketAddress to = destination;
        if (!moreFollows || closedRun || segments == MAX_SEGMENTS) {
            return false;
        }
        if (to == null || !socket.segments(to)) {
            return false;
        }
        heldSinceNs = heldSinceNs == NOT_HELD ? nowNs : heldSinceNs;
        return nowNs - heldSinceNs < HOLD_NS;
    }

    private void tellDirty() {
        if (!isDirty) {
            isDirty = true;
            becameDirty.run();
        }
    }

    private boolean fits(int length, InetSocketAddress to) {
        return !closedRun
                && length <= segmentBytes
                && segments < MAX_SEGMENTS
                && socket.segments(to)
                && to.equals(destination);
    }
}
