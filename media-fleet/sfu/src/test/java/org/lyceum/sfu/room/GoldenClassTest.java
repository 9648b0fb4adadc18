package org.lyceum.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.rtp.SequenceUnwrapper;
import org.lyceum.sfu.forward.GoldenPackets;
import org.lyceum.sfu.room.ClassHarness.Page;

/// What Chromium 156 really sent, forwarded through a whole class.
class GoldenClassTest {
    private static final long MS = 1_000_000L;
    private static final Sending ON =
            new Sending(SendingState.ON, SendingState.ON, SendingState.OFF);

    private final ClassHarness lesson = new ClassHarness(2, 10);
    private final Page teacher = lesson.teacher("tess");
    private final Page student = lesson.student("sam");
    private final SequenceUnwrapper numbers = new SequenceUnwrapper();
    private final TreeMap<Long, byte[]> pictures = new TreeMap<>();
    private final List<byte[]> voice = new ArrayList<>();

    @BeforeEach
    void watch() {
        teacher.act(new Act.SetSending(ON));
        student.onRtp =
                (packet, length) -> {
                    assertThat(RtpPacket.isValid(packet, length)).isTrue();
                    byte[] copy = Arrays.copyOf(packet, length);
                    long ssrc = RtpPacket.ssrc(packet);
                    if (ssrc == ClassHarness.ssrcOf(SlotName.STAGE_CAMERA)) {
                        pictures.put(numbers.unwrap(RtpPacket.sequenceNumber(packet)), copy);
                    } else if (ssrc == ClassHarness.ssrcOf(SlotName.STAGE_VOICE)) {
                        voice.add(copy);
                    }
                };
    }

    @ParameterizedTest(name = "seed {0}, {1} lost, at most {2}")
    @CsvSource({"1, 0.0, 180", "2, 0.0, 360", "3, 0.0, 720", "4, 0.1, 360", "5, 0.1, 720"})
    void theStageCameraIsOneStreamWhicheverLayer(long seed, double loss, int height) {
        student.act(new Act.Subscribe(SlotName.STAGE_CAMERA, height));
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            for (String layer : List.of("q", "h", "f")) {
                byte[] packet = GoldenPackets.read("chromium-156-twcc-vp8-" + layer).get(i);
                if (i == 0 || random.nextDouble() >= loss) {
                    send(packet);
                }
            }
            lesson.advance(66 * MS);
        }
        assertThat(pictures).hasSizeGreaterThan(10);
        byte[] before = null;
        for (byte[] packet : pictures.values()) {
            Vp8Descriptor now = descriptor(packet);
            if (before == null) {
                assertThat(now.isKeyframe()).isTrue();
            } else {
                int time = (int) (RtpPacket.timestamp(packet) - RtpPacket.timestamp(before));
                int step = now.pictureId() - descriptor(before).pictureId() & 0x7fff;
                assertThat(time).isBetween(0, 90_000);
                assertThat(step).isBetween(0, 5);
                assertThat(step == 0).isEqualTo(time == 0);
            }
            before = packet;
        }
        if (loss == 0) {
            assertThat(pictures.lastKey() - pictures.firstKey() + 1).isEqualTo(pictures.size());
        }
    }

    @Test
    void theStageVoiceNamesItsSourceAndComesWhole() {
        for (byte[] packet : GoldenPackets.read("chromium-156-twcc-opus")) {
            send(packet);
            lesson.advance(20 * MS);
        }
        // The first packet makes the track known; its loop asks for it from then on.
        assertThat(voice).hasSizeBetween(19, 20);
        for (byte[] packet : voice) {
            assertThat(RtpPacket.csrcCount(packet)).isEqualTo(1);
            assertThat(RtpPacket.csrc(packet, 0)).isEqualTo(347_179_947L);
            assertThat(RtpPacket.payloadType(packet)).isEqualTo(ClassHarness.OPUS);
        }
    }

    @Test
    void theSlotIsToldWithTheFirstTimestampOfItsSource() {
        send(GoldenPackets.read("chromium-156-twcc-vp8-q").getFirst());
        lesson.advance(66 * MS);
        Long told = student.last(ClassEvent.SlotAssigned.class).assignment().rtpTimestamp();
        assertThat(told).isEqualTo(RtpPacket.timestamp(pictures.firstEntry().getValue()));
    }

    @Test
    void mutedMeansThatNoSoundLeaves() {
        List<byte[]> packets = GoldenPackets.read("chromium-156-twcc-opus");
        packets.subList(0, 10).forEach(this::send);
        lesson.settle();
        teacher.act(
                new Act.SetSending(
                        new Sending(SendingState.MUTED, SendingState.ON, SendingState.OFF)));
        int before = voice.size();
        packets.subList(10, 20).forEach(this::send);
        lesson.advance(66 * MS);
        assertThat(voice).hasSize(before);
    }

    private void send(byte[] packet) {
        byte[] copy = Arrays.copyOf(packet, 1_500);
        teacher.peer().rtp(copy, packet.length, lesson.nowNs());
        lesson.tick();
    }

    private static Vp8Descriptor descriptor(byte[] packet) {
        Vp8Descriptor vp8 = new Vp8Descriptor();
        int header = RtpPacket.headerLength(packet);
        assertThat(vp8.parse(packet, header, packet.length - header)).isTrue();
        return vp8;
    }
}
