package org.lyceum.sfu.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.classroom.Source;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.rtcp.RtcpReader;
import org.lyceum.rtc.rtcp.RtcpVisitor;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtp.RtpPacket;

/// Fed with what Chromium 156 and Firefox 153 really sent.
class PublisherTest {
    private static final long MS = 1_000_000L;

    private final DropCounters drops = new DropCounters();
    private final Heard heard = new Heard();
    private final Publisher chromium = publisher(new SendingSlot.Ids(4, 10, 11, 1), 96, 97, 111);
    private final Publisher firefox = publisher(new SendingSlot.Ids(3, 9, 10, 1), 120, 124, 109);

    /// What the publisher handed on.
    private static final class Heard implements TrackOutput {
        private final List<String> packets = new ArrayList<>();
        private final List<String> started = new ArrayList<>();
        private final List<String> layers = new ArrayList<>();
        private final List<ClockPoint> clocks = new ArrayList<>();

        @Override
        public void started(PublishedTrack track, long nowNs) {
            started.add(track.key().source().name());
        }

        @Override
        public void packet(PublishedTrack track, SourcePacket packet, long nowNs) {
            packets.add(
                    track.key().source() + "/" + packet.layer() + "/" + (packet.index() & 0xffff));
        }

        @Override
        public void layersChanged(PublishedTrack track, long nowNs) {
            layers.add(track.key().source() + Arrays.toString(track.heights()));
        }

        @Override
        public void clockChanged(PublishedTrack track, ClockPoint point) {
            clocks.add(point);
        }
    }

    private Publisher publisher(SendingSlot.Ids ids, int vp8, int rtx, int opus) {
        List<String> rids = List.of("q", "h", "f");
        List<SendingSlot> slots =
                List.of(
                        new SendingSlot(Source.MICROPHONE, "0", opus, -1, List.of(), ids),
                        new SendingSlot(Source.CAMERA, "1", vp8, rtx, rids, ids),
                        new SendingSlot(Source.SCREEN, "2", vp8, rtx, List.of(), ids));
        WallClock clock = new WallClock(1_800_000_000_000_000_000L);
        Publisher made =
                new Publisher(
                        1,
                        slots,
                        heard,
                        new Publisher.PublisherSettings(clock, drops, "node".getBytes(UTF_8)));
        made.permit(EnumSet.allOf(Source.class));
        return made;
    }

    private static void feed(Publisher publisher, String capture) {
        long nowNs = 0;
        for (byte[] packet : GoldenPackets.read(capture)) {
            publisher.handleRtp(packet.clone(), packet.length, nowNs += 10 * MS);
        }
    }

    private Publisher of(String browser) {
        return browser.startsWith("chromium") ? chromium : firefox;
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium-156", "firefox-153"})
    void bindsEachLayerByItsFirstPacketAndNeverForgetsIt(String browser) {
        for (String layer : List.of("q", "h", "f")) {
            feed(of(browser), browser + "-twcc-vp8-" + layer);
        }
        // The captures stop naming mid and rid after the first few packets.
        assertThat(heard.packets).hasSize(60);
        assertThat(heard.started).containsExactly("CAMERA");
        assertThat(heard.layers)
                .containsExactly(
                        "CAMERA[180, 0, 0]", "CAMERA[180, 360, 0]", "CAMERA[180, 360, 720]");
        assertThat(drops.total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium-156", "firefox-153"})
    void probesOnTheRepairStreamAreCountedAndNeverHandedOn(String browser) {
        feed(of(browser), browser + "-twcc-vp8-q");
        int before = heard.packets.size();
        feed(of(browser), browser + "-twcc-rtx-q");
        assertThat(heard.packets).hasSize(before);
        PublishedTrack camera = Objects.requireNonNull(of(browser).track(Source.CAMERA));
        assertThat(camera.probes()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium-156", "firefox-153"})
    void probesOfAnIdleScreenAreNoShare(String browser) {
        feed(of(browser), browser + "-twcc-rtx-idle-screen");
        assertThat(heard.started).isEmpty();
        assertThat(heard.packets).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium-156", "firefox-153"})
    void voicesAreHandedOnWithTheirLevel(String browser) {
        feed(of(browser), browser + "-twcc-opus");
        assertThat(heard.packets).hasSize(20);
        assertThat(heard.started).containsExactly("MICROPHONE");
    }

    @Test
    void whatMayNotBeSentIsDroppedBeforeAnyState() {
        chromium.permit(EnumSet.of(Source.MICROPHONE));
        feed(chromium, "chromium-156-twcc-vp8-q");
        assertThat(heard.packets).isEmpty();
        assertThat(chromium.isActive()).isFalse();
        // Four packets name their slot; those that do not cannot be told from any other stream.
        long dropped = drops.of(Drop.RTP_NOT_PERMITTED) + drops.of(Drop.RTP_UNKNOWN_SLOT);
        assertThat(drops.of(Drop.RTP_NOT_PERMITTED)).isPositive();
        assertThat(dropped).isEqualTo(20);
    }

    @Test
    void aPermissionThatWasTakenAwayHoldsAtOnceAndGivenBackTheBindingStands() {
        List<byte[]> packets = GoldenPackets.read("chromium-156-twcc-vp8-q");
        for (int i = 0; i < packets.size(); i++) {
            chromium.permit(
                    i < 8 || i >= 12 ? EnumSet.of(Source.CAMERA) : EnumSet.noneOf(Source.class));
            chromium.handleRtp(packets.get(i).clone(), packets.get(i).length, i * MS);
        }
        assertThat(heard.packets).hasSize(16);
        assertThat(drops.of(Drop.RTP_NOT_PERMITTED)).isEqualTo(4);
    }

    @Test
    void asksForWhatIsMissingAndTakesTheRepair() {
        List<byte[]> packets = GoldenPackets.read("chromium-156-twcc-vp8-q");
        for (int i = 0; i < 10; i++) {
            if (i != 5) {
                chromium.handleRtp(packets.get(i).clone(), packets.get(i).length, i * MS);
            }
        }
        int missing = RtpPacket.sequenceNumber(packets.get(5));
        assertThat(feedback(20 * MS)).contains("nack " + missing);
        assertThat(feedback(30 * MS)).doesNotContain("nack " + missing);
        byte[] probe = GoldenPackets.read("chromium-156-twcc-rtx-q").getFirst().clone();
        byte[] repair = repairOf(packets.get(5), RtpPacket.ssrc(probe));
        chromium.handleRtp(probe, probe.length, 31 * MS);
        chromium.handleRtp(repair, repair.length, 32 * MS);
        assertThat(heard.packets).hasSize(10).last().isEqualTo("CAMERA/0/" + missing);
        assertThat(feedback(900 * MS)).doesNotContain("nack " + missing);
    }

    @Test
    void asksForAKeyframeOnceHoweverManyWantIt() {
        feed(chromium, "chromium-156-twcc-vp8-q");
        PublishedTrack camera = Objects.requireNonNull(chromium.track(Source.CAMERA));
        feedback(1_000 * MS);
        camera.wantKeyframe(0);
        camera.wantKeyframe(0);
        assertThat(feedback(2_000 * MS)).containsOnlyOnce("pli");
        assertThat(feedback(2_100 * MS)).doesNotContain("pli");
        assertThat(feedback(2_500 * MS)).contains("pli");
    }

    @Test
    void asksForAKeyframeOfALayerWhoseFirstOneWasLost() {
        List<byte[]> packets = GoldenPackets.read("chromium-156-twcc-vp8-q");
        chromium.handleRtp(packets.get(1).clone(), packets.get(1).length, 0);
        assertThat(feedback(10 * MS)).contains("pli");
    }

    /// Reports and requests alike: a compound packet without a name is none (RFC 3550, section
    // 6.1).
    @Test
    void namesTheNodeInEachCompound() {
        feed(chromium, "chromium-156-twcc-vp8-q");
        Objects.requireNonNull(chromium.track(Source.CAMERA)).wantKeyframe(0);
        List<String> names = new ArrayList<>();
        RtcpVisitor visitor =
                new RtcpVisitor() {
                    @Override
                    public void cname(long ssrc, byte[] packet, int offset, int length) {
                        names.add(ssrc + " " + new String(packet, offset, length, UTF_8));
                    }
                };
        for (int second = 1; second <= 5; second++) {
            RtcpWriter rtcp = new RtcpWriter(new byte[1_500], 1_200);
            if (chromium.writeFeedback(rtcp, 1, second * 500 * MS)) {
                RtcpReader.read(rtcp.buffer(), rtcp.length(), visitor);
            } else {
                names.add("1 node");
            }
        }
        assertThat(names).hasSize(5).containsOnly("1 node");
    }

    @Test
    void reportsOnlyWhatIsBound() {
        assertThat(feedback(0)).isEmpty();
        feed(chromium, "chromium-156-twcc-opus");
        assertThat(feedback(2_000 * MS)).contains("report");
    }

    @Test
    void refusesMoreStreamsThanABrowserHas() {
        byte[] packet = GoldenPackets.read("chromium-156-twcc-vp8-q").getFirst().clone();
        for (int i = 0; i < Publisher.MAX_SSRCS + 5; i++) {
            RtpPacket.setSsrc(packet, 1_000 + i);
            chromium.handleRtp(packet.clone(), packet.length, i * MS);
        }
        assertThat(drops.of(Drop.RTP_TOO_MANY_SSRCS)).isEqualTo(5);
    }

    @Test
    void garbageIsCounted() {
        chromium.handleRtp(new byte[0], 0, 0);
        chromium.handleRtp(new byte[40], 40, 0);
        chromium.handleRtp(new byte[] {(byte) 0x9f, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0}, 12, 0);
        assertThat(drops.of(Drop.RTP_MALFORMED)).isEqualTo(3);
    }

    /// RFC 4588, section 4: the original sequence number goes before the payload.
    private static byte[] repairOf(byte[] original, long ssrc) {
        int header = RtpPacket.headerLength(original);
        byte[] repair = new byte[original.length + 2];
        System.arraycopy(original, 0, repair, 0, header);
        System.arraycopy(original, 2, repair, header, 2);
        System.arraycopy(original, header, repair, header + 2, original.length - header);
        RtpPacket.setSsrc(repair, ssrc);
        RtpPacket.setPayloadType(repair, 97);
        RtpPacket.setSequenceNumber(repair, 6_800);
        return repair;
    }

    private String feedback(long nowNs) {
        RtcpWriter rtcp = new RtcpWriter(new byte[1_500], 1_200);
        if (!chromium.writeFeedback(rtcp, 1, nowNs)) {
            return "";
        }
        StringBuilder said = new StringBuilder();
        RtcpReader.read(
                rtcp.buffer(),
                rtcp.length(),
                new RtcpVisitor() {
                    @Override
                    public void nack(long mediaSsrc, int sequenceNumber) {
                        said.append("nack ").append(sequenceNumber).append(' ');
                    }

                    @Override
                    public void pictureLoss(long mediaSsrc) {
                        said.append("pli ");
                    }

                    @Override
                    public void reportBlock(long reporterSsrc, byte[] packet, int offset) {
                        said.append("report ");
                    }
                });
        return said.toString();
    }
}
