package org.lyceum.sfu.room;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.lyceum.rtc.NetworkOrder;
import org.lyceum.rtc.rtcp.RtcpReader;
import org.lyceum.rtc.rtcp.RtcpVisitor;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtcp.SenderInfo;
import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.rtp.RtxStream;
import org.lyceum.sfu.forward.Vp8Packets;
import org.lyceum.sfu.forward.Vp8Packets.Fields;
import org.lyceum.sfu.forward.Vp8Packets.Shape;
import org.lyceum.sfu.room.ClassHarness.Page;

/// A browser's camera behind a bad network: three layers of VP8, three temporal layers each, which
/// answers NACKs on its repair streams, and keyframe requests unless one follows another.
///
/// Every packet carries in its payload who made it: see `Mark`.
final class SimulatedCamera implements RtcpVisitor {
    static final int MARK_AT = 22;
    private static final long FRAME_NS = 33_000_000L;
    private static final int[] HEIGHTS = {180, 360, 720};
    private static final String[] RIDS = {"q", "h", "f"};
    private static final int[] TEMPORAL = {0, 2, 1, 2};

    private final Page page;
    private final Random random;
    private final double loss;
    private final int id;
    private final Layer[] layers = new Layer[3];
    private final Deque<byte[]> delayed = new ArrayDeque<>();
    private long nextFrameNs;
    private long nextReportNs;

    /// One encoding: its numbers, and what it may be asked again.
    private final class Layer {
        private final int number;
        private final long ssrc;
        private final Vp8Packets packets;
        private final RtxStream repair;
        private final Map<Integer, byte[]> sent = new HashMap<>();
        private int sequenceNumber = random.nextInt(65_536);
        private final long timestampOffset = random.nextInt();
        private int pictureId = random.nextInt(32_768);
        private int tl0PicIdx = random.nextInt(256);
        private int frame;
        private boolean keyframeWanted = true;
        private long keyframeNs = -1_000_000_000L;

        private Layer(int number) {
            this.number = number;
            ssrc = 0x10_0000L * id + number;
            repair = new RtxStream(ssrc + 0x100, ClassHarness.RTX, random.nextInt(65_536));
            HeaderExtensionBlock block =
                    HeaderExtensionBlock.builder()
                            .mid(ClassHarness.IDS.mid(), "1")
                            .mid(ClassHarness.IDS.rid(), RIDS[number])
                            .mid(ClassHarness.IDS.repairedRid(), RIDS[number])
                            .build();
            packets = new Vp8Packets(ssrc, ClassHarness.VP8).with(block);
        }
    }

    SimulatedCamera(Page page, int id, long seed, double loss) {
        this.page = page;
        this.id = id;
        this.loss = loss;
        this.random = new Random(seed * 31 + id);
        Arrays.setAll(layers, Layer::new);
        page.onRtcp = (compound, length) -> RtcpReader.read(compound, length, this);
    }

    void run(long nowNs) {
        while (!delayed.isEmpty()) {
            deliver(delayed.removeFirst(), nowNs);
        }
        if (nowNs >= nextFrameNs) {
            nextFrameNs = nowNs + FRAME_NS;
            for (Layer layer : layers) {
                sendFrame(layer, nowNs);
            }
        }
        if (nowNs >= nextReportNs) {
            nextReportNs = nowNs + 500_000_000L;
            sendReports(nowNs);
        }
    }

    @Override
    public void nack(long mediaSsrc, int sequenceNumber) {
        for (Layer layer : layers) {
            byte[] packet = layer.ssrc == mediaSsrc ? layer.sent.get(sequenceNumber) : null;
            if (packet != null) {
                byte[] repair = new byte[packet.length + RtxStream.OVERHEAD_BYTES];
                layer.repair.wrap(packet, packet.length, repair);
                if (random.nextDouble() >= loss) {
                    delayed.add(repair);
                }
            }
        }
    }

    @Override
    public void pictureLoss(long mediaSsrc) {
        for (Layer layer : layers) {
            layer.keyframeWanted |= layer.ssrc == mediaSsrc;
        }
    }

    private void sendFrame(Layer layer, long nowNs) {
        boolean key = layer.keyframeWanted && nowNs - layer.keyframeNs > 300_000_000L;
        layer.keyframeWanted = false;
        int temporalId = key ? 0 : TEMPORAL[layer.frame % 4];
        if (key) {
            layer.keyframeNs = nowNs;
            layer.frame = 0;
        }
        layer.pictureId = layer.pictureId + 1 & 0x7fff;
        layer.tl0PicIdx += temporalId == 0 ? 1 : 0;
        int packets = key ? 4 : 1 + random.nextInt(3);
        long timestamp = layer.timestampOffset + nowNs / 1_000L * 90 / 1_000;
        for (int i = 0; i < packets; i++) {
            Shape first = key ? Shape.KEYFRAME : layer.frame < 3 ? Shape.SYNC_FRAME : Shape.FRAME;
            Shape shape = i == 0 ? first : Shape.CONTINUATION;
            Fields fields =
                    new Fields(
                            layer.sequenceNumber++ & 0xffff,
                            timestamp,
                            layer.pictureId,
                            layer.tl0PicIdx & 0xff,
                            temporalId,
                            shape);
            send(layer, fields, i, packets, nowNs);
        }
        layer.frame++;
    }

    private void send(Layer layer, Fields fields, int part, int parts, long nowNs) {
        Vp8Packets packets = layer.packets;
        int length = packets.write(fields, HEIGHTS[layer.number], 60);
        byte[] packet = Arrays.copyOf(packets.bytes(), length);
        RtpPacket.setMarker(packet, part == parts - 1);
        int mark = RtpPacket.headerLength(packet) + MARK_AT;
        packet[mark] = (byte) id;
        packet[mark + 1] = (byte) layer.number;
        packet[mark + 2] = (byte) part;
        packet[mark + 3] = (byte) parts;
        NetworkOrder.putUint32(packet, mark + 4, fields.rtpTimestamp());
        packet[mark + 8] = (byte) (layer.frame == 0 ? 1 : 0);
        layer.sent.put(fields.sequenceNumber(), packet);
        layer.sent.remove(fields.sequenceNumber() - 600 & 0xffff);
        if (random.nextDouble() < loss) {
            return;
        }
        if (random.nextDouble() < 0.02) {
            delayed.add(packet);
        } else {
            deliver(packet, nowNs);
        }
    }

    private void deliver(byte[] packet, long nowNs) {
        byte[] copy = Arrays.copyOf(packet, 1_500);
        page.peer().rtp(copy, packet.length, nowNs);
    }

    private void sendReports(long nowNs) {
        RtcpWriter rtcp = new RtcpWriter(new byte[500], 500);
        for (Layer layer : layers) {
            long timestamp = layer.timestampOffset + nowNs / 1_000L * 90 / 1_000 & 0xffff_ffffL;
            long ntp = org.lyceum.rtc.rtp.NtpTime.ofNs(3_000_000_000_000_000_000L + nowNs);
            rtcp.senderReport(layer.ssrc, new SenderInfo(ntp, timestamp, 0, 0));
        }
        page.peer().rtcp(rtcp.buffer(), rtcp.length(), nowNs);
    }
}
