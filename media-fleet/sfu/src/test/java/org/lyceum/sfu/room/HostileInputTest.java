package org.lyceum.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.RosterOrder;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.sfu.forward.GoldenPackets;
import org.lyceum.sfu.room.ClassHarness.Page;

/// Authenticated, but spoilt: whatever a participant sends, nothing throws and others go on.
class HostileInputTest {
    private static final Sending ON =
            new Sending(SendingState.ON, SendingState.ON, SendingState.ON);

    private final ClassHarness lesson = new ClassHarness(2, 10);
    private final Page teacher = lesson.teacher("tess");
    private final Page student = lesson.student("sam");
    private int forwarded;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void spoiltPacketsNeverThrow(long seed) {
        Random random = new Random(seed);
        teacher.act(new Act.SetSending(ON));
        student.onRtp = (_, _) -> forwarded++;
        List<byte[]> golden = new ArrayList<>();
        for (String layer : List.of("vp8-q", "vp8-h", "vp8-f", "rtx-q", "opus")) {
            golden.addAll(GoldenPackets.read("chromium-156-twcc-" + layer));
        }
        for (int round = 0; round < 40; round++) {
            for (byte[] packet : golden) {
                byte[] spoilt = Arrays.copyOf(packet, 2_000);
                int length = spoil(spoilt, packet.length, random);
                teacher.peer().rtp(spoilt, length, lesson.nowNs());
            }
            spoiltReports(random);
            lesson.advance(20_000_000L);
        }
        assertThat(forwarded).isPositive();
        assertThat(student.closed).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void spoiltActsNeverThrow(long seed) {
        Random random = new Random(seed);
        List<Act> acts =
                List.of(
                        new Act.Subscribe(SlotName.TILE_1, 180),
                        new Act.SetSending(ON),
                        new Act.WatchRoster(0, 10, RosterOrder.ARRIVAL, null),
                        new Act.InviteToStage("tess"),
                        new Act.LeaveStage("tess"));
        for (int i = 0; i < 5_000; i++) {
            byte[] text = ApiJson.encode("id" + i, acts.get(random.nextInt(acts.size())));
            int length = spoil(text, text.length, random);
            student.peer().message(random.nextInt(3), text, length, lesson.nowNs());
            lesson.advance(1_000_000L);
        }
        assertThat(student.drops.of(Drop.ACT_MALFORMED)).isPositive();
        assertThat(lesson.room().participants()).isEqualTo(2);
    }

    private void spoiltReports(Random random) {
        RtcpWriter rtcp = new RtcpWriter(new byte[200], 200);
        rtcp.receiverReport(1);
        rtcp.nack(1, ClassHarness.ssrcOf(SlotName.STAGE_CAMERA), new int[] {1, 5, 300}, 3);
        rtcp.pictureLoss(1, ClassHarness.ssrcOf(SlotName.STAGE_CAMERA));
        int length = spoil(rtcp.buffer(), rtcp.length(), random);
        student.peer().rtcp(rtcp.buffer(), length, lesson.nowNs());
        teacher.peer().rtcp(rtcp.buffer(), length, lesson.nowNs());
    }

    /// Changes some bytes, mostly those of headers, and sometimes the length.
    private static int spoil(byte[] bytes, int length, Random random) {
        if (random.nextInt(3) == 0) {
            return length;
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(Math.min(length, 48))] = (byte) random.nextInt();
        }
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(length);
            case 1 -> bytes.length;
            default -> length;
        };
    }
}
