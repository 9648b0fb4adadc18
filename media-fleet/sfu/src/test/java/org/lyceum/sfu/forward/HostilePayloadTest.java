package org.lyceum.sfu.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Source;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.rtp.RtpPacket;

/// What a publisher counts of VP8 payload descriptors that are wrong (RFC 7741, section 4.2), and
/// of floods of streams: nothing of it is handed on, and the next good packet is.
class HostilePayloadTest {
    private static final int TIMES = 100;
    private static final long MS = 1_000_000L;
    private static final byte[] GOOD =
            GoldenPackets.read("chromium-156-twcc-vp8-q").getFirst().clone();

    private final DropCounters drops = new DropCounters();
    private final Counting output = new Counting();
    private final Publisher publisher = publisher();
    private int sequenceNumber = RtpPacket.sequenceNumber(GOOD);

    /// Counts the packets that are handed on.
    private static final class Counting implements TrackOutput {
        private int packets;

        @Override
        public void started(PublishedTrack track, long nowNs) {}

        @Override
        public void packet(PublishedTrack track, SourcePacket packet, long nowNs) {
            packets++;
        }

        @Override
        public void layersChanged(PublishedTrack track, long nowNs) {}

        @Override
        public void clockChanged(PublishedTrack track, ClockPoint point) {}
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                              PAYLOAD,        DROP
                    an extension that is not there,    90,             RTP_PAYLOAD_MALFORMED
                    a picture id that is not there,    9080,           RTP_PAYLOAD_MALFORMED
                    half a long picture id,            908081,         RTP_PAYLOAD_MALFORMED
                    TL0PICIDX that is not there,       9040,           RTP_PAYLOAD_MALFORMED
                    a temporal id that is not there,   9020,           RTP_PAYLOAD_MALFORMED
                    a key index that is not there,     9010,           RTP_PAYLOAD_MALFORMED
                    the last of all fields missing,    90f0800111,     RTP_PAYLOAD_MALFORMED
                    no extension,                      1000,
                    no picture id,                     9020c0aabb,
                    a descriptor and no frame,         10,
                    all reserved bits,                 ff0faabb,
                    a keyframe cut in its header,      10009d01,
                    padding only,                      '',
                    """)
    void countsBrokenDescriptors(String name, @Nullable String payload, @Nullable Drop reason) {
        byte[] packet = withPayload(HexFormat.of().parseHex(payload == null ? "" : payload));
        flood(packet, 2 * TIMES);

        assertThat(drops.total()).isEqualTo(reason == null ? 0 : 2 * TIMES);
        assertThat(drops.of(Drop.RTP_PAYLOAD_MALFORMED)).isEqualTo(drops.total());
        assertThat(output.packets).isEqualTo(reason == null ? 2 * TIMES : 0);
        goesOn();
    }

    /// Authentic packets that name a slot, each of another stream.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                           MAY_SEND, NAMED, DROP,               COUNT
                    streams of a slot,              true,     true,  RTP_TOO_MANY_SSRCS,  4968
                    streams without permission,     false,    true,  RTP_NOT_PERMITTED,   5000
                    streams that name no slot,      true,     false, RTP_UNKNOWN_SLOT,    5000
                    """)
    void boundsInventedStreams(
            String name, boolean maySend, boolean named, Drop reason, int count) {
        publisher.permit(maySend ? EnumSet.of(Source.CAMERA) : EnumSet.noneOf(Source.class));
        byte[] packet = GOOD.clone();
        if (!named) {
            packet[0] &= ~0x10;
        }
        for (int i = 0; i < 5_000; i++) {
            RtpPacket.setSsrc(packet, 1_000 + i);
            publisher.handleRtp(packet.clone(), packet.length, i * MS);
        }
        assertThat(drops.of(reason)).isEqualTo(count);
        assertThat(drops.total()).isEqualTo(count);
    }

    private void flood(byte[] packet, int times) {
        for (int i = 0; i < times; i++) {
            RtpPacket.setSequenceNumber(packet, ++sequenceNumber & 0xffff);
            publisher.handleRtp(packet.clone(), packet.length, sequenceNumber * MS);
        }
    }

    private void goesOn() {
        long dropped = drops.total();
        int before = output.packets;
        flood(GOOD.clone(), 1);
        assertThat(output.packets).isEqualTo(before + 1);
        assertThat(drops.total()).isEqualTo(dropped);
    }

    private static byte[] withPayload(byte[] payload) {
        int header = RtpPacket.headerLength(GOOD);
        byte[] packet = Arrays.copyOf(GOOD, header + payload.length);
        System.arraycopy(payload, 0, packet, header, payload.length);
        return packet;
    }

    private Publisher publisher() {
        SendingSlot.Ids ids = new SendingSlot.Ids(4, 10, 11, 1);
        SendingSlot camera =
                new SendingSlot(Source.CAMERA, "1", 96, 97, List.of("q", "h", "f"), ids);
        WallClock clock = new WallClock(1_800_000_000_000_000_000L);
        Publisher made =
                new Publisher(
                        1,
                        List.of(camera),
                        output,
                        new Publisher.PublisherSettings(clock, drops, new byte[0]));
        made.permit(EnumSet.of(Source.CAMERA));
        return made;
    }
}
