package org.lyceum.rtc.sctp;

import java.util.Arrays;
import java.util.function.Consumer;

/// Packets as nobody should send them, with a checksum that is right.
final class Forge {
    static final int BEGIN = OutboundChunk.FLAG_BEGIN;
    static final int END = OutboundChunk.FLAG_END;
    static final int WHOLE = BEGIN | END;
    static final int UNORDERED = OutboundChunk.FLAG_UNORDERED;
    static final int TEXT = 51;

    private Forge() {}

    static byte[] packet(int tag, Consumer<PacketWriter> chunks) {
        PacketWriter writer = new PacketWriter(5_000, 5_000).begin(tag);
        chunks.accept(writer);
        return sealed(Arrays.copyOf(writer.bytes(), SctpPacket.MAX_BYTES - writer.room()));
    }

    /// One chunk in a packet.
    static byte[] packet(int tag, int type, int flags, byte... value) {
        return packet(tag, writer -> writer.chunk(type, flags, value));
    }

    static byte[] data(int tag, int tsn, int flags, int payloadBytes) {
        return packet(tag, writer -> data(writer, tsn, flags, payloadBytes));
    }

    /// A DATA chunk on stream 0 with sequence number 0.
    static void data(PacketWriter writer, int tsn, int flags, int payloadBytes) {
        int offset = writer.chunk(ChunkType.DATA, flags, OutboundChunk.FIXED_BYTES + payloadBytes);
        byte[] bytes = writer.bytes();
        BigEndian.put32(bytes, offset, tsn);
        BigEndian.put32(bytes, offset + 4, 0);
        BigEndian.put32(bytes, offset + 8, TEXT);
        int payload = offset + OutboundChunk.FIXED_BYTES;
        Arrays.fill(bytes, payload, payload + payloadBytes, (byte) 'x');
    }

    /// A SACK chunk's value: `numbers` are starts and ends of gap blocks.
    static byte[] sack(int cumulativeTsn, int windowBytes, int... numbers) {
        byte[] value = new byte[SackChunk.FIXED_BYTES + 2 * numbers.length];
        BigEndian.put32(value, 0, cumulativeTsn);
        BigEndian.put32(value, 4, windowBytes);
        BigEndian.put16(value, 8, numbers.length / 2);
        for (int i = 0; i < numbers.length; i++) {
            BigEndian.put16(value, SackChunk.FIXED_BYTES + 2 * i, numbers[i]);
        }
        return value;
    }

    static byte[] sealed(byte[] packet) {
        SctpPacket.writeChecksum(packet, packet.length);
        return packet;
    }
}
