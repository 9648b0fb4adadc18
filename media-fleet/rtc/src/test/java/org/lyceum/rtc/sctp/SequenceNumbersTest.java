package org.lyceum.rtc.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceNumbersTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                     FIRST,    NEXT, DISTANCE
                    next in order,                7,       8,        1
                    the same,                     7,       7,        0
                    older,                        7,       5,       -2
                    rolls over,          4294967295,       0,        1
                    late across rollover,         0, 4294967295,    -1
                    """)
    void unwraps(String name, long first, long next, long distance) {
        long reference = Tsns.firstIndex((int) first);
        assertThat(Tsns.unwrap(reference, (int) next) - reference).isEqualTo(distance);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,               ARRIVED,             CUMULATIVE, BLOCKS
                    nothing,            '',                          -1, ''
                    in order,           0 1 2,                        2, ''
                    a hole,             0 2 3,                        0, 2-3
                    two holes,          1 2 4,                       -1, 2-3 5-5
                    a hole filled,      0 2 1 5,                      2, 3-3
                    the window's end,   4095,                        -1, 4096-4096
                    """)
    void reportsWhatArrived(String name, String arrived, long cumulative, String blocks) {
        long first = Tsns.firstIndex(-2);
        ReceivedTsns tsns = new ReceivedTsns(first);
        for (String offset : arrived.isEmpty() ? new String[0] : arrived.split(" ")) {
            long index = first + Long.parseLong(offset);
            assertThat(tsns.judge(index)).isEqualTo(ReceivedTsns.Arrival.NEW);
            tsns.take(index);
            assertThat(tsns.judge(index)).isEqualTo(ReceivedTsns.Arrival.DUPLICATE);
        }
        assertThat(tsns.cumulativeIndex()).isEqualTo(first + cumulative);
        PacketWriter writer = new PacketWriter(5_000, 5_000).begin(1);
        tsns.writeSack(writer, 1_000);
        SackChunk sack = new SackChunk();
        assertThat(sack.over(writer.bytes(), 16, SctpPacket.MAX_BYTES - writer.room() - 16))
                .isTrue();
        List<String> found = new ArrayList<>();
        for (int block = 0; block < sack.blocks(); block++) {
            found.add(sack.blockStart(block) + "-" + sack.blockEnd(block));
        }
        assertThat(String.join(" ", found)).isEqualTo(blocks);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,            ROUND_TRIPS_MS, TIMEOUT_MS
                    nothing yet,     '',                    500
                    a quick network, 20 20 20 20,           400
                    a slow network,  300,                   900
                    a wild one,      300 900,              1425
                    hopeless,        4000,                 5000
                    """)
    void waitsAsLongAsRoundTripsAsk(String name, String roundTripsMs, long timeoutMs) {
        RetransmissionTimeout timeout = new RetransmissionTimeout();
        for (String ms : roundTripsMs.isEmpty() ? new String[0] : roundTripsMs.split(" ")) {
            timeout.measured(Long.parseLong(ms) * 1_000_000L);
        }
        assertThat(timeout.valueNs() / 1_000_000L).isEqualTo(timeoutMs);
    }

    @Test
    void growsFastThenSlowlyAndFallsAfterLosses() {
        CongestionControl congestion = new CongestionControl();
        int initial = CongestionControl.INITIAL_WINDOW_BYTES;
        int segment = CongestionControl.SEGMENT_BYTES;
        assertThat(congestion.windowBytes()).isEqualTo(initial).isEqualTo(4_404);
        congestion.advanced(1, 2_000, initial - 1);
        assertThat(congestion.windowBytes()).as("not fully used").isEqualTo(initial);
        congestion.advanced(2, 2_000, initial);
        assertThat(congestion.windowBytes()).isEqualTo(initial + segment);
        congestion.lost(10);
        assertThat(congestion.windowBytes()).isEqualTo(4 * segment);
        congestion.lost(11);
        assertThat(congestion.windowBytes()).as("one cut a flight").isEqualTo(4 * segment);
        congestion.timedOut();
        assertThat(congestion.windowBytes()).isEqualTo(segment);
    }
}
