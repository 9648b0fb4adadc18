package org.lyceum.rtc.sctp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Builds one packet at a time, chunk behind chunk, and hands it to the sink.
///
/// Nothing is left half-built when a method of its association returns, so a sink may call back
/// into the association. Not thread-safe: owned by its association.
final class PacketWriter {
    /// What fits behind the common header.
    static final int MAX_CHUNK_BYTES = SctpPacket.MAX_BYTES - SctpPacket.HEADER_BYTES;

    private final byte[] packet = new byte[SctpPacket.MAX_BYTES];
    private final int localPort;
    private final int remotePort;
    private int length;

    PacketWriter(int localPort, int remotePort) {
        this.localPort = localPort;
        this.remotePort = remotePort;
    }

    PacketWriter begin(int verificationTag) {
        SctpPacket.writeHeader(packet, localPort, remotePort, verificationTag);
        length = SctpPacket.HEADER_BYTES;
        return this;
    }

    byte[] bytes() {
        return packet;
    }

    boolean isEmpty() {
        return length == SctpPacket.HEADER_BYTES;
    }

    /// Bytes that still fit, a chunk's header included.
    int room() {
        return packet.length - length;
    }

    /// Opens a chunk and returns where its value goes; padding is cleared.
    int chunk(int type, int flags, int valueLength) {
        int total = TlvReader.HEADER_BYTES + valueLength;
        int start = length;
        packet[start] = (byte) type;
        packet[start + 1] = (byte) flags;
        BigEndian.put16(packet, start + 2, total);
        length = start + TlvReader.padded(total);
        Arrays.fill(packet, start + total, length, (byte) 0);
        return start + TlvReader.HEADER_BYTES;
    }

    /// A chunk whose value lies ready.
    PacketWriter chunk(int type, int flags, byte[] value) {
        return chunk(type, flags, value, 0, value.length);
    }

    PacketWriter chunk(int type, int flags, byte[] bytes, int offset, int valueLength) {
        int target = chunk(type, flags, valueLength);
        System.arraycopy(bytes, offset, packet, target, valueLength);
        return this;
    }

    /// An ABORT or ERROR chunk with one cause; what does not fit of its information is cut.
    PacketWriter cause(int chunkType, int cause, byte[] information) {
        int overhead = 2 * TlvReader.HEADER_BYTES;
        int kept = Math.min(information.length, room() - overhead);
        int target = chunk(chunkType, 0, TlvReader.HEADER_BYTES + kept);
        BigEndian.put16(packet, target, cause);
        BigEndian.put16(packet, target + 2, TlvReader.HEADER_BYTES + kept);
        System.arraycopy(information, 0, packet, target + TlvReader.HEADER_BYTES, kept);
        return this;
    }

    PacketWriter abort(int cause, String reason) {
        return cause(ChunkType.ABORT, cause, reason.getBytes(StandardCharsets.UTF_8));
    }

    void send(SctpAssociation.Sink sink) {
        SctpPacket.writeChecksum(packet, length);
        sink.packet(packet, 0, length);
    }
}
