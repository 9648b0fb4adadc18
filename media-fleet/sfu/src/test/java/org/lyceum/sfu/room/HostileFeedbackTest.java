package org.lyceum.sfu.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.RosterOrder;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.rtcp.RtcpReader;
import org.lyceum.rtc.rtcp.RtcpVisitor;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.sfu.room.ClassHarness.Page;

/// What a viewer with keys may ask too often, or of streams that are not theirs: each request is
/// counted once, the answers are bounded, and an honest request afterwards is answered.
class HostileFeedbackTest {
    private static final long SSRC = ClassHarness.ssrcOf(SlotName.STAGE_CAMERA);
    private static final long MS = 1_000_000L;
    private static final int TIMES = 1_000;

    private final ClassHarness lesson = new ClassHarness(2, 10);
    private final Page teacher = lesson.teacher("tess");
    private final Page student = lesson.student("sam");
    private final SimulatedCamera camera = new SimulatedCamera(teacher, 1, 7, 0);
    private final List<Integer> sent = new ArrayList<>();
    private int repeats;
    private int keyframeRequests;

    @BeforeEach
    void watch() {
        student.onRtp =
                (packet, length) -> {
                    if (RtpPacket.ssrc(packet) == SSRC) {
                        sent.add(RtpPacket.sequenceNumber(packet));
                    } else if (RtpPacket.ssrc(packet) == SSRC + 100) {
                        repeats++;
                    }
                };
        countKeyframeRequests();
        teacher.act(
                new Act.SetSending(
                        new Sending(SendingState.OFF, SendingState.ON, SendingState.OFF)));
        run(2_000);
    }

    /// A thousand requests of one moment.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                            REQUEST, SSRC,   DROP,                    COUNT, REPEATS
                    NACKs of what was never sent,    ahead,   slot,   NACK_NEVER_SENT,          1000,       0
                    NACKs of a long time ago,        behind,  slot,   NACK_NEVER_SENT,          1000,       0
                    NACKs of one packet,             newest,  slot,   NACK_OVER_LIMIT,           999,       1
                    NACKs of somebody else's stream, newest,  other,  RTCP_UNKNOWN_SSRC,        1000,       0
                    PLIs,                            pli,     slot,   PICTURE_LOSS_OVER_LIMIT,   999,       0
                    PLIs of somebody else's stream,  pli,     other,  RTCP_UNKNOWN_SSRC,        1000,       0
                    FIRs,                            fir,     slot,   PICTURE_LOSS_OVER_LIMIT,   999,       0
                    """)
    void boundsAStorm(
            String name, String request, String stream, Drop reason, int count, int answered) {
        long ssrc = stream.equals("slot") ? SSRC : 0xdead;
        long dropped = student.drops.total();
        for (int i = 0; i < TIMES; i++) {
            ask(rtcp -> write(rtcp, request, ssrc));
        }
        assertThat(student.drops.of(reason)).isEqualTo(count);
        assertThat(student.drops.total() - dropped).isEqualTo(count);
        assertThat(repeats).isEqualTo(answered);
        goesOn();
    }

    /// For ten seconds, a hundred requests a millisecond.
    @Test
    void boundsWhatAStormCostsOthers() {
        keyframeRequests = 0;
        for (int ms = 0; ms < 10_000; ms++) {
            int newest = sent.getLast();
            ask(rtcp -> {
                int[] all = new int[100];
                for (int i = 0; i < all.length; i++) {
                    all[i] = newest - i & 0xffff;
                }
                rtcp.nack(9, SSRC, all, all.length);
                rtcp.pictureLoss(9, SSRC);
            });
            run(1);
        }
        assertThat(repeats).isBetween(1, 10 * 300 + 300);
        // Asked again every half second while one is on its way, and never closer than a second.
        assertThat(keyframeRequests).isBetween(1, 20);
        assertThat(student.drops.of(Drop.NACK_OVER_LIMIT)).isGreaterThan(500_000);
        assertThat(student.drops.of(Drop.PICTURE_LOSS_OVER_LIMIT)).isGreaterThan(9_000);
        run(1_000);
        goesOn();
    }

    @Test
    void countsActsThatAreNoneAndActsThatAreTooMany() {
        byte[] garbage = "{\"v\":1,\"type\":\"fly\",\"id\":\"a\"}".getBytes(UTF_8);
        for (int i = 0; i < TIMES; i++) {
            student.peer().message(0, garbage, garbage.length, lesson.nowNs());
            student.say("a" + i, new Act.WatchRoster(0, 1, RosterOrder.ARRIVAL, null));
        }
        assertThat(student.drops.of(Drop.ACT_MALFORMED)).isEqualTo(TIMES);
        assertThat(student.drops.of(Drop.ACT_OVER_BUDGET)).isEqualTo(TIMES - ActBudget.BURST);
        assertThat(student.events(ClassEvent.Refused.class)).hasSize(TIMES - ActBudget.BURST);
        run(1_000);
        String id = student.act(new Act.WatchRoster(0, 5, RosterOrder.ARRIVAL, null));
        assertThat(student.last(ClassEvent.Acknowledged.class).actId()).isEqualTo(id);
    }

    private void write(RtcpWriter rtcp, String request, long ssrc) {
        int newest = sent.getLast();
        switch (request) {
            case "pli" -> rtcp.pictureLoss(9, ssrc);
            case "fir" -> rtcp.fullIntraRequest(9, ssrc, 1);
            case "ahead" -> rtcp.nack(9, ssrc, new int[] {newest + 1_000 & 0xffff}, 1);
            case "behind" -> rtcp.nack(9, ssrc, new int[] {newest - 20_000 & 0xffff}, 1);
            default -> rtcp.nack(9, ssrc, new int[] {newest}, 1);
        }
    }

    private void goesOn() {
        run(200);
        int packets = sent.size();
        int before = repeats;
        long dropped = student.drops.total();
        run(500);
        assertThat(sent.size()).isGreaterThan(packets);
        ask(rtcp -> rtcp.nack(9, SSRC, new int[] {sent.getLast()}, 1));
        assertThat(repeats).isEqualTo(before + 1);
        assertThat(student.drops.total()).isEqualTo(dropped);
        assertThat(student.closed).isFalse();
    }

    private void ask(Consumer<RtcpWriter> request) {
        RtcpWriter rtcp = new RtcpWriter(new byte[1_200], 1_200);
        rtcp.receiverReport(9);
        request.accept(rtcp);
        student.peer().rtcp(rtcp.buffer(), rtcp.length(), lesson.nowNs());
        lesson.settle();
    }

    private void countKeyframeRequests() {
        var toCamera = teacher.onRtcp;
        RtcpVisitor counting =
                new RtcpVisitor() {
                    @Override
                    public void pictureLoss(long mediaSsrc) {
                        keyframeRequests++;
                    }
                };
        teacher.onRtcp =
                (compound, length) -> {
                    RtcpReader.read(compound, length, counting);
                    if (toCamera != null) {
                        toCamera.accept(compound, length);
                    }
                };
    }

    private void run(int milliseconds) {
        for (int i = 0; i < milliseconds; i++) {
            lesson.advance(MS);
            camera.run(lesson.nowNs());
            lesson.tick();
        }
    }
}
