package org.lyceum.sfu.net;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Outbox;

/// Gathers what one peer is sent in one turn into runs of equal size, so that each run costs one
/// system call.
///
/// A run ends with a shorter datagram, another destination, [#MAX_SEGMENTS] or the end of the turn
/// (UDP generic segmentation offload wants all segments equal but the last). Owned by its worker's
/// event loop.
final class PeerOutbox implements Outbox {
    /// More at once would make a burst that queues on the way drop.
    static final int MAX_SEGMENTS = 10;

    private static final int MAX_DATAGRAM_BYTES = 1_500;

    private final UdpSocket socket;
    private final Runnable becameDirty;
    private @Nullable ByteBuf run;
    private @Nullable InetSocketAddress destination;
    private int segmentBytes;
    private int segments;
    private boolean closedRun;

    /// @param becameDirty called when the first datagram of a turn waits: flush before the turn
    ///   ends
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
            becameDirty.run();
        }
        gathering.writeBytes(buffer, offset, length);
        segments++;
        closedRun = length < segmentBytes;
    }

    /// Gives the run to the socket; it leaves with the socket's next flush.
    void flush() {
        ByteBuf gathered = run;
        InetSocketAddress to = destination;
        if (gathered != null && to != null) {
            run = null;
            destination = null;
            socket.write(gathered, segmentBytes, segments, to);
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
