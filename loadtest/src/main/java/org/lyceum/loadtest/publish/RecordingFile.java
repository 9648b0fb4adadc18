package org.lyceum.loadtest.publish;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// The form in which a recorded stream is kept, as small as it gets without packing what encoders
/// have packed already.
///
/// ```text
/// "LYR1"                         4 bytes
/// number of packets              varint
/// for each packet
///   microseconds since the one before   varint
///   ticks since the one before          varint   0 inside a frame
///   1 when it ends a picture            1 byte
///   audio level (RFC 6464)              1 byte   0 for pictures
///   bytes of payload                    varint
///   payload, descriptor included
/// ```
///
/// A varint has seven bits a byte, the lowest first, and the top bit where another byte follows.
public final class RecordingFile {
    /// More would be no recording of ours.
    private static final int MAX_PACKETS = 100_000;

    private static final int MAX_PAYLOAD_BYTES = 1_500;
    private static final int MAGIC = 0x4c595231;
    private static final long NS_PER_MICROSECOND = 1_000;

    private RecordingFile() {}

    public static void write(List<RecordedPacket> packets, OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(MAGIC);
        writeVarint(out, packets.size());
        long microseconds = 0;
        long ticks = 0;
        for (RecordedPacket packet : packets) {
            long now = packet.atNs() / NS_PER_MICROSECOND;
            writeVarint(out, now - microseconds);
            writeVarint(out, packet.ticks() - ticks);
            out.writeByte(packet.endsFrame() ? 1 : 0);
            out.writeByte(packet.audioLevel());
            writeVarint(out, packet.payload().length);
            out.write(packet.payload());
            microseconds = now;
            ticks = packet.ticks();
        }
        out.flush();
    }

    static List<RecordedPacket> read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        if (in.readInt() != MAGIC) {
            throw new IOException("This is no recording");
        }
        int count = (int) readVarint(in, MAX_PACKETS);
        List<RecordedPacket> packets = new ArrayList<>(count);
        long microseconds = 0;
        long ticks = 0;
        for (int i = 0; i < count; i++) {
            microseconds += readVarint(in, Integer.MAX_VALUE);
            ticks += readVarint(in, Integer.MAX_VALUE);
            boolean endsFrame = in.readByte() != 0;
            int audioLevel = in.readUnsignedByte();
            byte[] payload = new byte[(int) readVarint(in, MAX_PAYLOAD_BYTES)];
            in.readFully(payload);
            packets.add(
                    new RecordedPacket(
                            microseconds * NS_PER_MICROSECOND,
                            ticks,
                            endsFrame,
                            audioLevel,
                            payload));
        }
        return packets;
    }

    private static void writeVarint(DataOutputStream out, long value) throws IOException {
        if (value < 0) {
            throw new IOException("A recording goes forward only");
        }
        long left = value;
        while (left >= 0x80) {
            out.writeByte((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    private static long readVarint(DataInputStream in, long most) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80 && value <= most) {
                return value;
            }
        }
        throw new IOException("A number of this recording is too large");
    }
}
