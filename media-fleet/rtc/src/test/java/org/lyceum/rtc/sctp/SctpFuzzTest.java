package org.lyceum.rtc.sctp;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever comes in, nothing is thrown and no packet that leaves is too long.
@Tag("fuzz")
class SctpFuzzTest {
    private static final int MAX_CHUNKS = 50;

    @FuzzTest
    void survivesAnyChunks(FuzzedDataProvider data) {
        SimulatedPath path =
                SimulatedPath.opened(
                        ChannelSettings.orderedReliable(0), ChannelSettings.unordered(1, 0));
        TestPeer node = path.right;
        if (data.consumeBoolean()) {
            node.send(0, "x".repeat(20_000), path.nowNs());
        }
        for (int i = 0; i < MAX_CHUNKS && data.remainingBytes() > 0; i++) {
            int type = data.consumeInt(0, 15);
            int flags = data.consumeByte();
            int tag = type == ChunkType.INIT ? 0 : path.left.lastTag;
            byte[] value = data.consumeBytes(data.consumeInt(0, 60));
            anchor(type, value, path);
            feed(node, Forge.packet(tag, type, flags, value), path.nowNs());
        }
        path.runFor(10_000);
    }

    @FuzzTest
    void survivesAnyPacket(byte[] packet) {
        TestPeer node = new TestPeer(1, ChannelSettings.orderedReliable(0));
        if (packet.length >= SctpPacket.HEADER_BYTES) {
            SctpPacket.writeHeader(packet, 5_000, 5_000, BigEndian.int32(packet, 4));
            SctpPacket.writeChecksum(packet, packet.length);
        }
        feed(node, packet, 0);
    }

    /// The same without a fuzzer, for every build.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void survivesRandomChunks(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            SimulatedPath path = SimulatedPath.opened(ChannelSettings.orderedReliable(0));
            path.right.send(0, "x".repeat(random.nextInt(1, 20_000)), path.nowNs());
            for (int i = 0; i < MAX_CHUNKS; i++) {
                int type = random.nextInt(16);
                byte[] value = new byte[random.nextInt(60)];
                random.nextBytes(value);
                anchor(type, value, path);
                int tag = type == ChunkType.INIT ? 0 : path.left.lastTag;
                byte[] packet = Forge.packet(tag, type, random.nextInt(16), value);
                feed(path.right, packet, path.nowNs());
            }
            path.runFor(10_000);
        }
    }

    /// Numbers near those that are expected reach deeper than random ones.
    private static void anchor(int type, byte[] value, SimulatedPath path) {
        if (value.length < 12 || type == ChunkType.ABORT) {
            return;
        }
        int nearby = value[3] & 31;
        if (type == ChunkType.DATA) {
            BigEndian.put32(value, 0, path.left.initialTsn + nearby);
            BigEndian.put16(value, 4, value[5] & 1);
            BigEndian.put16(value, 6, value[7] & 3);
        } else if (type == ChunkType.SACK) {
            BigEndian.put32(value, 0, path.right.initialTsn + nearby - 8);
            BigEndian.put16(value, 8, value[9] & 15);
            BigEndian.put16(value, 10, 0);
        }
    }

    private static void feed(TestPeer node, byte[] packet, long nowNs) {
        node.handle(packet, nowNs);
        for (byte[] answer : node.outgoing) {
            if (answer.length > SctpAssociation.MAX_PACKET_BYTES
                    || !SctpPacket.hasValidChecksum(answer, answer.length)) {
                throw new AssertionError("A packet of " + answer.length + " bytes left");
            }
        }
    }
}
