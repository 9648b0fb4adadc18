package org.lyceum.sfu.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Source;
import org.lyceum.rtc.rtcp.RtcpReader;
import org.lyceum.rtc.rtcp.RtcpVisitor;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtcp.SenderReport;
import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.rtc.rtp.NtpTime;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.sfu.forward.Vp8Packets.Fields;
import org.lyceum.sfu.forward.Vp8Packets.Shape;

class SubscriptionTest {
    private static final long MS = 1_000_000L;
    private static final SlotFormat FORMAT =
            new SlotFormat(
                    MediaKind.VIDEO,
                    96,
                    0x51,
                    97,
                    0x52,
                    HeaderExtensionBlock.EMPTY,
                    new SlotFormat.Start(100, 5_000, 900));

    private final List<String> sent = new ArrayList<>();
    private final List<String> upstream = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    private final TrackFeed feed = feed(1);
    private final Subscription subscription =
            new Subscription(
                    FORMAT, new RecordingLink(), new byte[1_600], (at, _) -> starts.add(at));
    private final SourcePacket cursor = new SourcePacket(MediaKind.VIDEO);
    private final Vp8Packets packets = new Vp8Packets(7, 120);
    private long nowNs;

    private TrackFeed feed(long id) {
        return new TrackFeed(
                new TrackKey(id, Source.CAMERA),
                id,
                new TrackUpstream() {
                    @Override
                    public void layersWanted(TrackKey track, int layers, long atNs) {
                        upstream.add("layers " + Integer.toBinaryString(layers));
                    }

                    @Override
                    public void keyframeWanted(TrackKey track, int layer, long atNs) {
                        upstream.add("keyframe " + layer);
                    }
                });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                               HEIGHTS,        ASKED, LAYER
                    the highest that fits,              180 360 720,      400,     1
                    exactly the height asked for,       180 360 720,      720,     2
                    the lowest when none fits,          180 360 720,      100,     0
                    only what exists,                   180 0 0,          720,     0
                    heights count and not their order,  720 360 180,      400,     1
                    none while none exists,             0 0 0,            720,    -1
                    """)
    void choosesTheLayer(String name, String heights, int asked, int layer) {
        handleLayers(heights);
        assertThat(feed.layerFor(asked)).isEqualTo(layer);
    }

    @Test
    void theOldLayerFlowsUntilTheKeyframeOfTheNew() {
        handleLayers("180 360 0");
        subscription.askHeight(180, 0);
        subscription.source(feed, 0);
        feed(0, 10, Shape.KEYFRAME);
        feed(0, 11, Shape.FRAME);
        subscription.askHeight(360, nowNs);
        assertThat(upstream).contains("layers 11", "keyframe 1");
        feed(1, 50, Shape.FRAME);
        feed(0, 12, Shape.FRAME);
        feed(1, 51, Shape.KEYFRAME);
        feed(0, 13, Shape.FRAME);
        feed(1, 52, Shape.FRAME);
        assertThat(sent).containsExactly("100", "101", "102", "103", "104");
        assertThat(upstream.getLast()).isEqualTo("layers 10");
        assertThat(subscription.currentLayer()).isEqualTo(1);
    }

    @Test
    void packetsThatOvertookTheirKeyframeAreSentAfterIt() {
        handleLayers("180 0 0");
        subscription.askHeight(180, 0);
        subscription.source(feed, 0);
        feed(0, 11, Shape.CONTINUATION);
        feed(0, 10, Shape.KEYFRAME);
        feed(0, 12, Shape.FRAME);
        assertThat(sent).containsExactly("100", "101", "102");
    }

    @Test
    void aLatecomerCatchesUpFromTheKeyframeThatIsKept() {
        handleLayers("180 0 0");
        Subscription first =
                new Subscription(FORMAT, new RecordingLink(), new byte[1_600], (_, _) -> {});
        first.askHeight(180, 0);
        first.source(feed, 0);
        feed(0, 10, Shape.KEYFRAME);
        feed(0, 11, Shape.FRAME);
        sent.clear();
        subscription.askHeight(180, nowNs);
        subscription.source(feed, nowNs);
        assertThat(sent).containsExactly("100", "101");
        assertThat(starts).containsExactly(5_000L);
        assertThat(upstream).filteredOn("keyframe 0"::equals).hasSize(1);
    }

    @Test
    void showsThePictureAgainToWhoHadNoKeysForTheFirst() {
        handleLayers("180 0 0");
        subscription.askHeight(180, 0);
        subscription.source(feed, 0);
        subscription.showAgain(nowNs);
        assertThat(sent).isEmpty();
        feed(0, 10, Shape.KEYFRAME);
        feed(0, 11, Shape.FRAME);
        sent.clear();
        subscription.showAgain(nowNs);
        feed(0, 12, Shape.FRAME);
        assertThat(sent).containsExactly("102", "103", "104");
        assertThat(starts).hasSize(2).isSorted();
        assertThat(upstream).filteredOn("keyframe 0"::equals).hasSize(1);
    }

    @Test
    void asksForAnotherKeyframeWhenTheFirstIsTooOldToBeShownAgain() {
        handleLayers("180 0 0");
        subscription.askHeight(180, 0);
        subscription.source(feed, 0);
        feed(0, 10, Shape.KEYFRAME);
        nowNs += TrackFeed.MAX_CATCH_UP_NS + 1;
        subscription.showAgain(nowNs);
        feed(0, 11, Shape.FRAME);
        assertThat(sent).containsExactly("100", "101");
        assertThat(upstream).filteredOn("keyframe 0"::equals).hasSize(2);
    }

    @Test
    void anOldKeyframeIsNotWorthCatchingUp() {
        handleLayers("180 0 0");
        Subscription first =
                new Subscription(FORMAT, new RecordingLink(), new byte[1_600], (_, _) -> {});
        first.askHeight(180, 0);
        first.source(feed, 0);
        feed(0, 10, Shape.KEYFRAME);
        nowNs += TrackFeed.MAX_CATCH_UP_NS + 1;
        sent.clear();
        subscription.askHeight(180, nowNs);
        subscription.source(feed, nowNs);
        assertThat(sent).isEmpty();
        assertThat(upstream).filteredOn("keyframe 0"::equals).hasSize(2);
    }

    @Test
    void answersANackOnTheRepairStreamAndNotTwiceWithinARoundTrip() {
        startOneLayer();
        subscription.roundTrip(40 * MS);
        subscription.handleNack(101, nowNs);
        subscription.handleNack(101, nowNs + 20 * MS);
        assertThat(sent).containsExactly("100", "101", "rtx 900 of 101");
        subscription.handleNack(101, nowNs + 41 * MS);
        assertThat(sent).hasSize(4).endsWith("rtx 901 of 101");
    }

    @Test
    void aNackOfWhatWasNeverSentIsNothing() {
        startOneLayer();
        upstream.clear();
        subscription.handleNack(102, nowNs);
        subscription.handleNack(99, nowNs);
        subscription.handleNack(40_000, nowNs);
        assertThat(sent).hasSize(2);
        assertThat(upstream).isEmpty();
    }

    @Test
    void tooOldIsNotSentAgain() {
        startOneLayer();
        subscription.handleNack(101, nowNs + RepeatLimits.MAX_AGE_NS + 1);
        assertThat(sent).hasSize(2);
    }

    @Test
    void aStormOfNacksIsBounded() {
        startOneLayer();
        for (int i = 0; i < 1_000; i++) {
            subscription.handleNack(101, nowNs + i * MS);
        }
        assertThat(subscription.repeatCount()).isEqualTo(RepeatLimits.MAX_REPEATS);
    }

    @Test
    void pausingStopsThePacketsAndGoingOnNeedsAKeyframe() {
        startOneLayer();
        subscription.askHeight(0, nowNs);
        assertThat(upstream.getLast()).isEqualTo("layers 0");
        feed(0, 12, Shape.FRAME);
        assertThat(sent).hasSize(2);
        subscription.askHeight(180, nowNs);
        assertThat(upstream).endsWith("layers 1", "keyframe 0");
        feed(0, 13, Shape.FRAME);
        feed(0, 14, Shape.KEYFRAME);
        assertThat(sent).containsExactly("100", "101", "102");
    }

    @Test
    void anotherPersonBeginsAtAKeyframeAndTimeGoesOn() {
        startOneLayer();
        TrackFeed other = feed(2);
        other.handleLayers(new int[] {180, 0, 0}, nowNs);
        nowNs += 200 * MS;
        subscription.source(other, nowNs);
        assertThat(upstream).endsWith("layers 1", "keyframe 0");
        feedInto(other, 0, 500, Shape.KEYFRAME);
        assertThat(sent).containsExactly("100", "101", "102");
        // 33 ms for the frame before, 233 ms until the switch.
        assertThat(starts.getLast() - starts.getFirst()).isEqualTo(90L * (33 + 233));
    }

    @Test
    void theSenderReportStandsForTheNodesWallClock() {
        startOneLayer();
        WallClock clock = new WallClock(1_800_000_000_000_000_000L);
        RtcpWriter rtcp = new RtcpWriter(new byte[200], 200);
        assertThat(subscription.writeReport(rtcp, clock, new byte[] {'c'}, nowNs)).isFalse();
        // The source's timestamp 30 was taken 50 ms before now.
        feed.handleClock(new TrackOutput.ClockPoint(0, 30, clock.ntpNs(nowNs) - 50 * MS));
        assertThat(subscription.writeReport(rtcp, clock, new byte[] {'c'}, nowNs)).isTrue();
        RtcpReader.read(
                rtcp.buffer(),
                rtcp.length(),
                new RtcpVisitor() {
                    @Override
                    public void senderReport(long ssrc, byte[] packet, int offset) {
                        assertThat(ssrc).isEqualTo(0x51);
                        assertThat(SenderReport.packetCount(packet, offset)).isEqualTo(2);
                        long ntpNs = NtpTime.toNs(SenderReport.ntpTime(packet, offset));
                        assertThat(ntpNs - clock.ntpNs(nowNs)).isBetween(-2L, 2L);
                        // Source 10 frames of 2,970 ticks in stands at 5,000 in the slot.
                        long source = 30 + 50 * 90;
                        assertThat(SenderReport.rtpTimestamp(packet, offset))
                                .isEqualTo(5_000 + source - 10 * 2_970 & 0xffff_ffffL);
                    }
                });
    }

    private void startOneLayer() {
        handleLayers("180 0 0");
        subscription.askHeight(180, 0);
        subscription.source(feed, 0);
        feed(0, 10, Shape.KEYFRAME);
        feed(0, 11, Shape.FRAME);
    }

    private void handleLayers(String heights) {
        int[] values =
                java.util.Arrays.stream(heights.split(" ")).mapToInt(Integer::parseInt).toArray();
        feed.handleLayers(values, nowNs);
    }

    private void feed(int layer, int index, Shape shape) {
        feedInto(feed, layer, index, shape);
    }

    private void feedInto(TrackFeed into, int layer, int index, Shape shape) {
        nowNs += 33 * MS;
        Fields fields = new Fields(index, index * 2_970L, index, index, 0, shape);
        int length = packets.write(fields, 180, 40);
        assertThat(cursor.read(packets.bytes(), length, layer, index)).isTrue();
        into.handlePacket(cursor, nowNs);
    }

    private final class RecordingLink implements PeerLink {
        @Override
        public boolean sendRtp(byte[] packet, int length, long atNs) {
            assertThat(RtpPacket.isValid(packet, length)).isTrue();
            int number = RtpPacket.sequenceNumber(packet);
            int header = RtpPacket.headerLength(packet);
            boolean repair = RtpPacket.ssrc(packet) == 0x52;
            int original = (packet[header] & 0xff) << 8 | (packet[header + 1] & 0xff);
            sent.add(repair ? "rtx " + number + " of " + original : String.valueOf(number));
            return true;
        }

        @Override
        public boolean sendRtcp(byte[] compound, int length, long atNs) {
            return true;
        }

        @Override
        public Sent sendMessage(byte[] utf8, int length, long atNs) {
            return Sent.ACCEPTED;
        }

        @Override
        public long waitingBytes() {
            return 0;
        }

        @Override
        public void close(long atNs) {}
    }
}
