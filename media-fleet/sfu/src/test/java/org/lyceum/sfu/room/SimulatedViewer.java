package org.lyceum.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.rtcp.RtcpReader;
import org.lyceum.rtc.rtcp.RtcpVisitor;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtcp.SenderReport;
import org.lyceum.rtc.rtp.NackTracker;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.rtp.RtxStream;
import org.lyceum.rtc.rtp.SequenceUnwrapper;
import org.lyceum.sfu.room.ClassHarness.Page;

/// A browser's receiver of one video slot behind a bad network: asks for what is missing, keeps
/// what came, and judges afterwards whether it could be decoded.
final class SimulatedViewer implements RtcpVisitor {
    private final Page page;
    private final long ssrc;
    private final Random random;
    private final double loss;
    private final NackTracker nacks = new NackTracker();
    private final SequenceUnwrapper sequence = new SequenceUnwrapper();
    private final TreeMap<Long, byte[]> received = new TreeMap<>();
    private final List<Long> reports = new ArrayList<>();
    private long nowNs;
    private int repairs;

    SimulatedViewer(Page page, SlotName slot, long seed, double loss) {
        this.page = page;
        this.ssrc = ClassHarness.ssrcOf(slot);
        this.random = new Random(seed);
        this.loss = loss;
        page.onRtp = this::receive;
        page.onRtcp = (compound, length) -> RtcpReader.read(compound, length, this);
    }

    int repairs() {
        return repairs;
    }

    int packets() {
        return received.size();
    }

    /// The heights of the layers that were seen, in the order of their first packets.
    List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        for (byte[] packet : received.values()) {
            String piece = pieceOf(packet);
            if (!piece.isEmpty() && (pieces.isEmpty() || !pieces.getLast().equals(piece))) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    List<Long> reportedTimestamps() {
        return reports;
    }

    @Override
    public void senderReport(long ofSsrc, byte[] packet, int offset) {
        if (ofSsrc == ssrc) {
            reports.add(SenderReport.rtpTimestamp(packet, offset));
        }
    }

    void run(long atNs) {
        nowNs = atNs;
        if (atNs / 1_000_000 % 10 != 0) {
            return;
        }
        int[] asked = new int[64];
        int count = nacks.collect(atNs, 30_000_000L, asked);
        RtcpWriter rtcp = new RtcpWriter(new byte[600], 600);
        rtcp.receiverReport(77);
        rtcp.nack(77, ssrc, asked, count);
        if (nacks.takeAbandoned()) {
            rtcp.pictureLoss(77, ssrc);
        }
        page.peer().rtcp(rtcp.buffer(), rtcp.length(), atNs);
    }

    private void receive(byte[] packet, int length) {
        long from = RtpPacket.ssrc(packet);
        boolean repair = from == ssrc + 100;
        if ((from != ssrc && !repair) || random.nextDouble() < loss) {
            return;
        }
        assertThat(RtpPacket.isValid(packet, length)).isTrue();
        byte[] copy = Arrays.copyOf(packet, length);
        int size = repair ? RtxStream.unwrap(copy, length, ssrc, ClassHarness.VP8) : length;
        repairs += repair ? 1 : 0;
        long index = sequence.unwrap(RtpPacket.sequenceNumber(copy));
        nacks.received(index, nowNs);
        byte[] whole = Arrays.copyOf(copy, size);
        byte[] before = received.putIfAbsent(index, whole);
        if (before != null) {
            assertThat(whole).as("packet %s again", index).isEqualTo(before);
        }
    }

    /// Asserts that what came is one stream that a decoder understands; gives how many are missing.
    long judge() {
        byte[] before = null;
        long beforeIndex = 0;
        long missing = 0;
        for (Map.Entry<Long, byte[]> entry : received.entrySet()) {
            byte[] packet = entry.getValue();
            if (RtpPacket.payloadLength(packet, packet.length) == 0) {
                continue;
            }
            if (before == null) {
                assertThat(isKeyframeStart(packet)).as("begins with a keyframe").isTrue();
            } else {
                judgeStep(before, packet, entry.getKey() - beforeIndex, entry.getKey());
            }
            before = packet;
            beforeIndex = entry.getKey();
        }
        for (long index = received.firstKey(); index < received.lastKey(); index++) {
            missing += received.containsKey(index) ? 0 : 1;
        }
        return missing;
    }

    private static void judgeStep(byte[] before, byte[] packet, long step, long index) {
        int time = (int) (RtpPacket.timestamp(packet) - RtpPacket.timestamp(before));
        Vp8Descriptor old = descriptor(before);
        Vp8Descriptor now = descriptor(packet);
        int pictures = now.pictureId() - old.pictureId() & 0x7fff;
        int base = now.tl0PicIdx() - old.tl0PicIdx() & 0xff;
        assertThat(time).as("time at %s", index).isBetween(0, 90_000 * 10);
        assertThat((long) pictures).as("picture id at %s", index).isBetween(0L, step);
        assertThat((long) base).as("tl0 at %s", index).isBetween(0L, step);
        assertThat(pictures == 0).as("one picture, one time at %s", index).isEqualTo(time == 0);
        if (step == 1) {
            boolean newFrame = pictures != 0;
            boolean switched = !pieceOf(before).equals(pieceOf(packet));
            assertThat(!switched || isKeyframeStart(packet)).as("switch at %s", index).isTrue();
            assertThat(newFrame).as("frame at %s", index).isEqualTo(part(packet) == 0);
            if (!newFrame) {
                assertThat(part(packet)).as("part at %s", index).isEqualTo(part(before) + 1);
            }
        }
    }

    private static String pieceOf(byte[] packet) {
        if (RtpPacket.payloadLength(packet, packet.length) == 0) {
            return "";
        }
        int mark = RtpPacket.headerLength(packet) + SimulatedCamera.MARK_AT;
        return packet[mark] + "/" + packet[mark + 1];
    }

    private static int part(byte[] packet) {
        return packet[RtpPacket.headerLength(packet) + SimulatedCamera.MARK_AT + 2];
    }

    private static boolean isKeyframeStart(byte[] packet) {
        return descriptor(packet).isKeyframe();
    }

    private static Vp8Descriptor descriptor(byte[] packet) {
        Vp8Descriptor vp8 = new Vp8Descriptor();
        int header = RtpPacket.headerLength(packet);
        assertThat(vp8.parse(packet, header, packet.length - header)).isTrue();
        return vp8;
    }
}
