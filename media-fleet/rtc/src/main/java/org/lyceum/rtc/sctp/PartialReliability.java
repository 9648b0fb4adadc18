package org.lyceum.rtc.sctp;

import java.util.LinkedHashMap;
import java.util.Map;

/// The sending side of skipping what was given up: how far the peer may move on, and when it is
/// told (RFC 3758, section 3.5). Not thread-safe: owned by its association.
final class PartialReliability {
    /// The same is told again after this long at the earliest, when reports still miss it.
    static final long REPEAT_NS = 200_000_000L;

    /// Streams named in one chunk; it fits a packet beside a SACK. What lies behind waits for the
    /// next.
    static final int MAX_STREAMS = 128;

    private final InFlight inFlight;
    private long announced;
    private long repeatNs = Long.MIN_VALUE;
    private boolean timedOut;

    PartialReliability(InFlight inFlight) {
        this.inFlight = inFlight;
        this.announced = inFlight.firstIndex() - 1;
    }

    /// T3 expired: the peer is told again.
    void timedOut() {
        timedOut = true;
    }

    boolean isDue(long nowNs) {
        long first = inFlight.firstIndex();
        if (!inFlight.isAbandoned(first)) {
            return false;
        }
        boolean more = inFlight.isAbandoned(Math.max(announced + 1, first));
        return more || timedOut || nowNs >= repeatNs;
    }

    /// Writes the chunk if it fits.
    void append(PacketWriter writer, long nowNs) {
        Map<Integer, Integer> skipped = new LinkedHashMap<>();
        long point = inFlight.firstIndex() - 1;
        while (inFlight.isAbandoned(point + 1) && skipped.size() < MAX_STREAMS) {
            OutboundChunk chunk = inFlight.at(++point);
            ChannelSettings channel = chunk.message().channel();
            if (channel.ordered()) {
                skipped.put(channel.id(), chunk.sequence);
            }
        }
        int length = ForwardTsnChunk.FIXED_BYTES + ForwardTsnChunk.ENTRY_BYTES * skipped.size();
        if (TlvReader.HEADER_BYTES + length > writer.room()) {
            return;
        }
        int offset = writer.chunk(ChunkType.FORWARD_TSN, 0, length);
        BigEndian.put32(writer.bytes(), offset, (int) point);
        int entry = offset + ForwardTsnChunk.FIXED_BYTES;
        for (Map.Entry<Integer, Integer> stream : skipped.entrySet()) {
            BigEndian.put16(writer.bytes(), entry, stream.getKey());
            BigEndian.put16(writer.bytes(), entry + 2, stream.getValue());
            entry += ForwardTsnChunk.ENTRY_BYTES;
        }
        announced = point;
        repeatNs = nowNs + REPEAT_NS;
        timedOut = false;
    }
}
