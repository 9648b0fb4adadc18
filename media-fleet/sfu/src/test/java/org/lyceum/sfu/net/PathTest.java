package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.rtp.RtpPacket;

/// The way between a page and its worker: found, moved, found anew.
@Execution(ExecutionMode.CONCURRENT)
class PathTest {
    private final TestClassroom lesson = new TestClassroom(2);

    @AfterEach
    void close() {
        lesson.close();
    }

    @Test
    void anIceRestartOnANewAddressKeepsTheStreamAndItsNumbers() {
        Page sam = viewer();
        int port = sam.localPort();

        sam.move();
        sam.restartIce();

        sam.awaitMore(SlotName.STAGE_VOICE, 40);
        assertThat(sam.localPort()).isNotEqualTo(port);
        assertThat(RtpPacket.ssrc(sam.packets(SlotName.STAGE_VOICE).getLast()))
                .isEqualTo(sam.slot("stageVoice").ssrc());
        assertThat(lesson.connections()).isEqualTo(2);
    }

    @Test
    void manyIceRestartsLeaveTheConnectionAsItWas() {
        Page sam = viewer();

        IntStream.range(0, 3 * NodePeer.MAX_GENERATIONS).forEach(_ -> sam.restartIce());

        sam.awaitMore(SlotName.STAGE_CAMERA, 40);
    }

    @Test
    void whoseNatForgotThemAreFoundByTheirNextCheck() {
        Page teacher = publisher();
        Page sam = viewerOf(teacher);
        long before = lesson.dropped(Drop.ICE_UNVALIDATED_SOURCE);

        sam.move();
        teacher.move();

        // The next check of consent (RFC 7675, section 5.1) comes within six seconds.
        await().atMost(Page.PATIENCE)
                .until(() -> lesson.dropped(Drop.ICE_UNVALIDATED_SOURCE), count -> count > before);
        sam.awaitMore(SlotName.STAGE_CAMERA, 60);
        assertThat(lesson.connections()).isEqualTo(2);
    }

    @Test
    void strangersAreCountedAndGetNoAnswer() throws IOException {
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String bindingRequest = "000100002112a442000102030405060708090a0b";
            for (InetSocketAddress worker : lesson.node.mediaAddresses()) {
                send(stranger, worker, bindingRequest);
                send(stranger, worker, "16feff000000000000000000010100");
                send(stranger, worker, "8060000100000001000000010000");
                send(stranger, worker, "81c8000100000001");
                send(stranger, worker, "ffffffff");
                send(stranger, worker, "");
                send(stranger, worker, "00".repeat(4_000));
            }

            await().atMost(Page.PATIENCE)
                    .untilAsserted(() -> {
                        assertThat(lesson.dropped(Drop.STUN_MALFORMED)).isEqualTo(4);
                        assertThat(lesson.dropped(Drop.DTLS_UNVALIDATED_SOURCE)).isEqualTo(2);
                        assertThat(lesson.dropped(Drop.ICE_UNVALIDATED_SOURCE)).isEqualTo(4);
                        assertThat(lesson.dropped(Drop.UNKNOWN_PROTOCOL)).isEqualTo(2);
                    });
            assertThat(lesson.datagramsSent()).isZero();
        }
        viewer();
    }

    @Test
    void noiseFromAnAddressThatIsKnownHarmsNobody() {
        Page sam = viewer();
        byte[] noise = new byte[1_400];
        Arrays.fill(noise, (byte) 0x60);
        noise[0] = (byte) 0x80;

        IntStream.range(0, 100).forEach(i -> sam.sendRaw(noise, 1 + i * 13));

        await().atMost(Page.PATIENCE).until(() -> lesson.dropped(Drop.SRTP_BAD_TAG) > 50);
        sam.awaitMore(SlotName.STAGE_CAMERA, 20);
    }

    /// A student who sees and hears a teacher.
    private Page viewer() {
        return viewerOf(publisher());
    }

    private Page publisher() {
        Page teacher = lesson.join(lesson.teacher("tess"));
        teacher.act(new Act.SetSending(TestClassroom.ON));
        teacher.publish();
        return teacher;
    }

    private Page viewerOf(Page teacher) {
        Page sam = lesson.join(lesson.student("sam"));
        sam.awaitMore(SlotName.STAGE_CAMERA, 1);
        assertThat(sam.awaitStart(SlotName.STAGE_CAMERA).participantId()).isEqualTo(teacher.id());
        return sam;
    }

    private static void send(DatagramSocket from, InetSocketAddress to, String hex)
            throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        from.send(new DatagramPacket(bytes, bytes.length, to));
    }
}
