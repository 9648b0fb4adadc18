package org.lyceum.rtc.sctp;

import java.util.random.RandomGenerator;

/// Whether the peer still answers: heartbeats while nothing else is said, and the count of what
/// went unanswered in a row (RFC 9260, sections 8.1 and 8.3). Not thread-safe: owned by its
/// association.
final class Liveness {
    /// HB.interval of the RFC. ICE consent (30 s) and the data itself tell sooner.
    static final long INTERVAL_NS = 30_000_000_000L;

    /// Association.Max.Retrans of the RFC.
    static final int MAX_UNANSWERED = 10;

    private static final int INFO_PARAMETER = 1;
    private static final int INFO_BYTES = TlvReader.HEADER_BYTES + Long.BYTES;

    private final RandomGenerator random;
    private int unanswered;
    private boolean waiting;
    private long nonce;
    private long sentNs;
    private long deadlineNs;

    Liveness(RandomGenerator random, long nowNs) {
        this.random = random;
        this.deadlineNs = nowNs + jittered();
    }

    long deadlineNs() {
        return deadlineNs;
    }

    /// The peer acknowledged something.
    void heard(long nowNs) {
        unanswered = 0;
        waiting = false;
        deadlineNs = nowNs + jittered();
    }

    /// Something went unanswered: false when it was once too often.
    boolean missed() {
        unanswered++;
        return unanswered <= MAX_UNANSWERED;
    }

    boolean isDue(long nowNs) {
        return nowNs >= deadlineNs;
    }

    /// Sends a heartbeat; false when too many went unanswered.
    boolean beat(PacketWriter writer, SctpAssociation.Sink sink, long nowNs) {
        if (waiting && !missed()) {
            return false;
        }
        waiting = true;
        nonce = random.nextLong();
        sentNs = nowNs;
        deadlineNs = nowNs + jittered();
        int offset = writer.chunk(ChunkType.HEARTBEAT, 0, INFO_BYTES);
        BigEndian.put16(writer.bytes(), offset, INFO_PARAMETER);
        BigEndian.put16(writer.bytes(), offset + 2, INFO_BYTES);
        BigEndian.put64(writer.bytes(), offset + TlvReader.HEADER_BYTES, nonce);
        writer.send(sink);
        return true;
    }

    /// The round-trip time, or -1 when this answers no heartbeat of ours.
    long handleAck(byte[] bytes, TlvReader chunk, long nowNs) {
        boolean ours =
                waiting
                        && chunk.valueLength() == INFO_BYTES
                        && BigEndian.int64(bytes, chunk.valueOffset() + TlvReader.HEADER_BYTES)
                                == nonce;
        if (!ours) {
            return -1;
        }
        long roundTripNs = nowNs - sentNs;
        heard(nowNs);
        return roundTripNs;
    }

    /// A tenth either way, so that the peers of a class that joined at the bell do not beat as one.
    private long jittered() {
        return INTERVAL_NS + random.nextLong(-INTERVAL_NS / 10, INTERVAL_NS / 10);
    }
}
