package org.lyceum.loadtest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.NetworkOrder;
import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.rtc.rtp.RtpPacket;

class LoopedStreamTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;
    private static final StreamIdentity IDENTITY =
            new StreamIdentity(
                    11,
                    96,
                    12,
                    97,
                    HeaderExtensionBlock.builder().mid(4, "1").mid(10, "q").transportCc(3).build(),
                    HeaderExtensionBlock.builder().mid(4, "1").mid(11, "q").transportCc(3).build());

    private final List<byte[]> sent = new ArrayList<>();
    private final PacketSink sink = (packet, length) -> sent.add(Arrays.copyOf(packet, length));

    @ParameterizedTest(name = "layer {0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    RID, HEIGHT
                    q,      180
                    h,      360
                    f,      720
                    """)
    void goesOnAcrossRounds(String rid, int height) {
        LoopedStream stream = playing(Recording.vp8(rid), 10 * SECOND);

        Vp8Descriptor descriptor = new Vp8Descriptor();
        int keyframes = 0;
        int lastPictureId = -1;
        int lastTl0 = -1;
        byte[] before = sent.getFirst();
        for (int i = 0; i < sent.size(); i++) {
            byte[] packet = sent.get(i);
            int at = RtpPacket.headerLength(packet);
            assertThat(RtpPacket.isValid(packet, packet.length)).isTrue();
            assertThat(descriptor.parse(packet, at, packet.length - at)).isTrue();
            if (i > 0) {
                assertThat(
                                after(
                                        RtpPacket.sequenceNumber(before),
                                        RtpPacket.sequenceNumber(packet)))
                        .isEqualTo(1);
            }
            if (descriptor.startsFrame()) {
                if (i > 0) {
                    assertThat(descriptor.pictureId()).isEqualTo(lastPictureId + 1 & 0x7fff);
                    assertThat(descriptor.tl0PicIdx())
                            .isEqualTo(lastTl0 + (descriptor.temporalId() == 0 ? 1 : 0) & 0xff);
                    long step = RtpPacket.timestamp(packet) - RtpPacket.timestamp(before);
                    assertThat(step & 0xffff_ffffL).isBetween(90L, 20_000L);
                }
                keyframes += descriptor.isKeyframe() ? 1 : 0;
            }
            if (descriptor.isKeyframe()) {
                assertThat(descriptor.height()).isEqualTo(height);
            }
            lastPictureId = descriptor.pictureId();
            lastTl0 = descriptor.tl0PicIdx();
            before = packet;
        }
        assertThat(keyframes).isGreaterThanOrEqualTo(2);
        assertThat(stream.deadlineNs()).isGreaterThan(11 * SECOND);
    }

    @Test
    void soundComesEveryTwentyMilliseconds() {
        playing(Recording.opus(), 10 * SECOND);
        assertThat(sent).hasSizeBetween(498, 502);
        for (int i = 1; i < sent.size(); i++) {
            long step = RtpPacket.timestamp(sent.get(i)) - RtpPacket.timestamp(sent.get(i - 1));
            assertThat(step & 0xffff_ffffL).isEqualTo(960);
        }
    }

    @Test
    void jumpsToAKeyframeWhenOneIsWantedAndTheFrameUnderWayIsComplete() {
        LoopedStream stream = playing(Recording.vp8("f"), 500 * MS);
        byte[] last = sent.getLast();
        sent.clear();
        long now = SECOND + 500 * MS;
        stream.keyframeWanted(now);
        stream.handleTimeout(now, sink);
        while (sent.stream().noneMatch(LoopedStreamTest::isKeyframe)) {
            now = stream.deadlineNs();
            stream.handleTimeout(now, sink);
        }
        assertThat(now).isLessThan(SECOND + 800 * MS);
        byte[] keyframe = sent.stream().filter(LoopedStreamTest::isKeyframe).findFirst().get();
        int at = sent.indexOf(keyframe);
        byte[] before = at == 0 ? last : sent.get(at - 1);
        assertThat(RtpPacket.marker(before)).isTrue();
        assertThat(sent.subList(0, at))
                .allMatch(packet -> RtpPacket.timestamp(packet) == RtpPacket.timestamp(last));
        assertThat(RtpPacket.timestamp(keyframe) - RtpPacket.timestamp(before) & 0xffff_ffffL)
                .isBetween(90L, 90_000L);
        sent.clear();
        stream.keyframeWanted(now + 100 * MS);
        stream.handleTimeout(now + 100 * MS, sink);
        assertThat(sent).isNotEmpty().noneMatch(LoopedStreamTest::isKeyframe);
    }

    @Test
    void makesNoBurstAfterAStandstill() {
        LoopedStream stream = playing(Recording.vp8("f"), 500 * MS);
        sent.clear();
        stream.handleTimeout(60 * SECOND, sink);
        assertThat(sent).hasSize(1);
        assertThat(isKeyframe(sent.getFirst())).isTrue();
    }

    @Test
    void sendsAgainInItsRepairStream() {
        LoopedStream stream = playing(Recording.vp8("q"), SECOND);
        byte[] lost = sent.get(3);
        sent.clear();
        assertThat(stream.resend(RtpPacket.sequenceNumber(lost), sink)).isTrue();
        byte[] repair = sent.getFirst();
        int at = RtpPacket.headerLength(repair);
        assertThat(RtpPacket.ssrc(repair)).isEqualTo(12);
        assertThat(RtpPacket.payloadType(repair)).isEqualTo(97);
        assertThat(RtpPacket.extensionOffset(repair, 11)).isPositive();
        assertThat(NetworkOrder.uint16(repair, at)).isEqualTo(RtpPacket.sequenceNumber(lost));
        assertThat(Arrays.copyOfRange(repair, at + 2, repair.length))
                .isEqualTo(Arrays.copyOfRange(lost, RtpPacket.headerLength(lost), lost.length));
        assertThat(stream.resend(RtpPacket.sequenceNumber(lost) - 100 & 0xffff, sink)).isFalse();
    }

    private LoopedStream playing(Recording recording, long durationNs) {
        LoopedStream stream = new LoopedStream(recording, IDENTITY, new Random(5));
        stream.start(SECOND);
        while (stream.deadlineNs() <= SECOND + durationNs) {
            stream.handleTimeout(stream.deadlineNs(), sink);
        }
        return stream;
    }

    private static boolean isKeyframe(byte[] packet) {
        Vp8Descriptor descriptor = new Vp8Descriptor();
        int at = RtpPacket.headerLength(packet);
        return descriptor.parse(packet, at, packet.length - at) && descriptor.isKeyframe();
    }

    private static int after(int first, int second) {
        return second - first & 0xffff;
    }
}
