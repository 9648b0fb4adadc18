package org.lyceum.rtc.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lyceum.rtc.rtcp.TransportFeedbackWriter;

class SentPacketHistoryTest {
    private static final long MS = 1_000_000L;

    private final SentPacketHistory history = new SentPacketHistory();
    private final TransportFeedbackWriter writer = new TransportFeedbackWriter();
    private final byte[] packet = new byte[1_200];
    private final List<String> results = new ArrayList<>();

    @Test
    void numbersFromOne() {
        assertThat(history.sent(100, 0)).isEqualTo(1);
        assertThat(history.sent(100, 0)).isEqualTo(2);
    }

    @Test
    void tellsWhatBecameOfEachPacket() {
        send(3);

        feedback(1, 3);

        assertThat(results)
                .containsExactly(
                        "1 of 101 sent 1 at 10", "2 of 102 sent 2 lost", "3 of 103 sent 3 at 30");
        assertThat(history.arrivedPackets()).isEqualTo(2);
        assertThat(history.lostPackets()).isEqualTo(1);
    }

    @Test
    void whatWasToldLostMayArriveAfterAll() {
        send(3);
        feedback(1, 3);
        results.clear();

        feedback(2, 3);

        assertThat(results).containsExactly("2 of 102 sent 2 at 20");
        assertThat(history.lostPackets()).isZero();
    }

    @Test
    void countsWhatWasNeverSentOrIsForgotten() {
        send(2_000);

        feedback(2_001);
        feedback(900);

        assertThat(results).isEmpty();
        assertThat(history.unmatchedPackets()).isEqualTo(2);
    }

    @Test
    void matchesAcrossRollover() {
        send(65_537);
        feedback(65_535, 65_536, 65_537);

        assertThat(history.arrivedPackets()).isEqualTo(3);
    }

    private void send(int packets) {
        for (int i = 1; i <= packets; i++) {
            history.sent(100 + i, i * MS);
        }
    }

    private void feedback(int... arrived) {
        writer.begin(arrived[0]);
        for (int number : arrived) {
            writer.arrived(number & 0xffff, (number & 0xff) * 10 * MS);
        }
        int length = writer.finish(packet, new TransportFeedbackWriter.Origin(1, 2, 0));
        history.feedback(packet, 0, length, new Results());
    }

    private final class Results implements SentPacketHistory.Observer {
        @Override
        public void arrived(long index, int sizeBytes, long sentNs, long arrivalNs) {
            results.add(
                    "%d of %d sent %d at %d"
                            .formatted(index, sizeBytes, sentNs / MS, arrivalNs / MS));
        }

        @Override
        public void lost(long index, int sizeBytes, long sentNs) {
            results.add("%d of %d sent %d lost".formatted(index, sizeBytes, sentNs / MS));
        }
    }
}
