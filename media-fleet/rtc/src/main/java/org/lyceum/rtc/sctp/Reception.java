package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

/// The receiving half of an association: what is taken, and when it is acknowledged (RFC 9260,
/// section 6.2). Not thread-safe: owned by its association.
final class Reception {
    /// The advertised window. What arrives early beyond it is dropped and counted.
    static final int WINDOW_BYTES = 256 * 1_024;

    /// The next number in order is taken beyond the window, or a hole could never be filled. An
    /// honest peer needs one message of room for that; beyond it the association ends.
    static final int MAX_HELD_BYTES = WINDOW_BYTES + 2 * SctpSettings.MAX_RECEIVED_MESSAGE_BYTES;

    /// RFC 9260, section 6.2: at most 500 ms, and 200 as everyone has it.
    static final long ACK_DELAY_NS = 200_000_000L;

    private static final int PACKETS_PER_ACK = 2;

    enum Verdict {
        TAKEN,
        DROPPED,
        NO_SUCH_STREAM,
        NO_USER_DATA,
        VIOLATION
    }

    private final ReceivedTsns tsns;
    private final Reassembly reassembly;
    private final DropCounters drops;
    private final DataChunk chunk = new DataChunk();
    private final ForwardTsnChunk forward = new ForwardTsnChunk();
    private boolean dataInPacket;
    private boolean ackNow;
    private int packetsSinceAck;
    private long deadlineNs = BackoffTimer.NEVER;

    Reception(Agreement agreement, SctpSettings settings, DropCounters drops) {
        this.tsns = new ReceivedTsns(Tsns.firstIndex(agreement.peerInitialTsn()));
        this.reassembly = new Reassembly(settings.channels(), drops);
        this.drops = drops;
    }

    long deadlineNs() {
        return deadlineNs;
    }

    int cumulativeTsn() {
        return (int) tsns.cumulativeIndex();
    }

    @Nullable InboundMessage poll() {
        return reassembly.poll();
    }

    // Inputs

    Verdict handleData(byte[] packet, TlvReader tlv) {
        if (!chunk.over(packet, tlv)) {
            return Verdict.NO_USER_DATA;
        }
        dataInPacket = true;
        ackNow |= chunk.wantsImmediateAck();
        long index = tsns.indexOf(chunk.tsn());
        switch (tsns.judge(index)) {
            case DUPLICATE -> {
                ackNow = true;
                return Verdict.TAKEN;
            }
            case TOO_FAR_AHEAD -> {
                return dropped();
            }
            case NEW -> {}
        }
        boolean nextInOrder = index == tsns.cumulativeIndex() + 1;
        int heldThen = reassembly.heldBytes() + Fragment.OVERHEAD_BYTES + chunk.payloadLength();
        if (nextInOrder && heldThen > MAX_HELD_BYTES) {
            drops.count(Drop.SCTP_RECEIVE_BUFFER_FULL);
            return Verdict.VIOLATION;
        }
        if (!nextInOrder && heldThen > WINDOW_BYTES) {
            return dropped();
        }
        tsns.take(index);
        if (chunk.stream() >= SctpSettings.STREAMS) {
            drops.count(Drop.SCTP_UNKNOWN_CHANNEL);
            return Verdict.NO_SUCH_STREAM;
        }
        return reassembly.accept(chunk, index) ? Verdict.TAKEN : Verdict.VIOLATION;
    }

    /// The peer gave messages up (RFC 3758, section 3.6). False when the chunk is malformed.
    boolean handleForwardTsn(byte[] packet, TlvReader tlv) {
        if (!forward.over(packet, tlv.valueOffset(), tlv.valueLength())) {
            return false;
        }
        dataInPacket = true;
        long before = tsns.cumulativeIndex();
        long index = tsns.indexOf(forward.cumulativeTsn());
        if (index <= before) {
            ackNow = true; // our last report was lost
        } else if (index - before > ReceivedTsns.WINDOW) {
            dropped();
        } else {
            tsns.forwardTo(index);
            reassembly.forward(before, index);
            for (int i = 0; i < forward.streams(); i++) {
                reassembly.skipPast(forward.stream(i), forward.sequence(i));
            }
        }
        return true;
    }

    /// After the last chunk of a packet: every second packet with data is acknowledged at once, and
    /// so is one with a hole before or behind it.
    void endPacket(long nowNs) {
        if (!dataInPacket) {
            return;
        }
        dataInPacket = false;
        packetsSinceAck++;
        ackNow |= packetsSinceAck >= PACKETS_PER_ACK || tsns.hasGaps();
        if (deadlineNs == BackoffTimer.NEVER) {
            deadlineNs = nowNs + ACK_DELAY_NS;
        }
    }

    // Outputs

    boolean mustAcknowledge(long nowNs) {
        return ackNow || nowNs >= deadlineNs;
    }

    /// Whether data that leaves anyway should take an acknowledgement along.
    boolean mayAcknowledge() {
        return packetsSinceAck > 0;
    }

    void appendSack(PacketWriter writer) {
        tsns.writeSack(writer, Math.max(0, WINDOW_BYTES - reassembly.heldBytes()));
        ackNow = false;
        packetsSinceAck = 0;
        deadlineNs = BackoffTimer.NEVER;
    }

    private Verdict dropped() {
        drops.count(Drop.SCTP_RECEIVE_BUFFER_FULL);
        ackNow = true;
        return Verdict.DROPPED;
    }
}
