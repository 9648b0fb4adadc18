package org.lyceum.rtc.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lyceum.rtc.rtcp.RtcpReader;
import org.lyceum.rtc.rtcp.RtcpVisitor;
import org.lyceum.rtc.rtcp.TransportFeedback;

class TransportFeedbackRecorderTest {
    private static final long MS = 1_000_000L;

    private final TransportFeedbackRecorder recorder = new TransportFeedbackRecorder();
    private final byte[] packet = new byte[1_200];

    @Test
    void hasNothingToTellBeforeAnythingCame() {
        assertThat(recorder.deadlineNs()).isEqualTo(Long.MAX_VALUE);
        assertThat(told()).isEmpty();
    }

    @Test
    void isDueAHundredMillisecondsAfterTheFirstArrival() {
        receive(5 * MS, 1);
        receive(60 * MS, 2);

        assertThat(recorder.deadlineNs()).isEqualTo(105 * MS);
        told();
        assertThat(recorder.deadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void tellsGapsBetweenFeedbacks() {
        receive(0, 65_534, 0);
        assertThat(told()).containsExactly("65534@0", "65535 missing", "0@0");
        assertThat(told()).isEmpty();

        receive(MS, 3);
        assertThat(told()).containsExactly("1 missing", "2 missing", "3@1");
    }

    @Test
    void tellsALatePacketWithAllAfterIt() {
        receive(0, 1, 3);
        told();

        receive(7 * MS, 2);

        assertThat(told()).containsExactly("2@7", "3@0");
    }

    @Test
    void tellsADuplicateOnce() {
        receive(0, 1);
        told();
        receive(MS, 1);

        assertThat(recorder.deadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void ignoresWhatCameBeforeItsBeginning() {
        receive(0, 10, 5);

        assertThat(told()).containsExactly("10@0");
    }

    @Test
    void splitsWhatIsTooMuchForOnePacket() {
        for (int i = 0; i < 1_000; i++) {
            receive(i * MS / 4, i);
        }

        assertThat(told()).hasSize(1_000).endsWith("999@249");
    }

    @Test
    void splitsWhereTheTimeJumps() {
        receive(0, 1);
        receive(20_000 * MS, 2);

        assertThat(told()).containsExactly("1@0", "2@20000");
    }

    @Test
    void keepsTheNewestAfterAHugeJump() {
        receive(0, 1);
        receive(MS, 30_001);

        List<String> told = told();
        assertThat(told).hasSize(512).endsWith("30001@1").startsWith("29490 missing");
    }

    @Test
    void survivesAnyOrderOfNumbers() {
        for (int i = 0; i < 100_000; i++) {
            receive(i * 1_000L, (i * 7_919) & 0xffff);
            if (i % 100 == 0) {
                told();
            }
        }
        assertThat(told()).isNotEmpty();
    }

    private void receive(long nowNs, int... numbers) {
        for (int number : numbers) {
            recorder.received(number, nowNs);
        }
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        int length = recorder.write(packet, 1, 2);
        while (length > 0) {
            assertThat(RtcpReader.read(packet, length, new Telling(told))).isTrue();
            length = recorder.write(packet, 1, 2);
        }
        return told;
    }

    private record Telling(List<String> told) implements RtcpVisitor, TransportFeedback.Visitor {
        @Override
        public void transportFeedback(byte[] bytes, int offset, int length) {
            TransportFeedback.read(bytes, offset, length, this);
        }

        @Override
        public void arrived(int number, long arrivalNs) {
            told.add(number + "@" + arrivalNs / MS);
        }

        @Override
        public void missing(int number) {
            told.add(number + " missing");
        }
    }
}
