package org.lyceum.rtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceptionStatisticsTest {
    private static final long MS = 1_000_000L;
    private final ReceptionStatistics statistics = new ReceptionStatistics(8_000);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                  ARRIVED,              FRACTION, LOST, HIGHEST
                    none lost,             1 2 3 4,                     0,    0,       4
                    one of four lost,      1 2 4,                      64,    1,       4
                    three of four lost,    1 4,                       128,    2,       4
                    reordered,             1 3 2 4,                     0,    0,       4
                    a duplicate,           1 2 2 3,                     0,   -1,       3
                    across rollover,       65534 65535 1,              64,    1,   65537
                    the first was late,    5 4 6,                       0,   -1,       6
                    """)
    void reportsLoss(String name, String arrived, int fraction, int lost, long highest) {
        Arrays.stream(arrived.split(" "))
                .forEach(number -> statistics.received(Integer.parseInt(number), 0, 0));

        ReceptionReport report = statistics.report(0);

        assertThat(report.fractionLost()).isEqualTo(fraction);
        assertThat(report.cumulativeLost()).isEqualTo(lost);
        assertThat(report.extendedHighestSequenceNumber()).isEqualTo(highest);
    }

    @Test
    void reportsTheFractionSinceTheLastReport() {
        statistics.received(1, 0, 0);
        statistics.received(3, 0, 0);
        statistics.report(0);
        statistics.received(4, 0, 0);
        statistics.received(5, 0, 0);

        ReceptionReport report = statistics.report(0);

        assertThat(report.fractionLost()).isZero();
        assertThat(report.cumulativeLost()).isEqualTo(1);
    }

    @Test
    void hasNoJitterWhenPacketsComeAsTheyLeft() {
        for (int i = 0; i < 50; i++) {
            statistics.received(i, i * 160L, i * 20 * MS);
        }
        assertThat(statistics.report(0).jitter()).isZero();
    }

    /// RFC 3550, appendix A.8: J += (|D| - J) / 16, with D of 5 ms = 40 units.
    @Test
    void smoothsTheJitter() {
        statistics.received(0, 0xffff_ff60L, 0);
        statistics.received(1, 0, 25 * MS);

        assertThat(statistics.report(0).jitter()).isEqualTo(40 / 16);
    }

    @Test
    void echoesTheSenderReport() {
        statistics.received(1, 0, 0);
        assertThat(statistics.report(0).lastSenderReport()).isZero();

        statistics.senderReport(0x1122_3344_5566_7788L, 1_000 * MS);
        ReceptionReport report = statistics.report(2_500 * MS);

        assertThat(report.lastSenderReport()).isEqualTo(0x3344_5566L);
        assertThat(report.delaySinceLastSenderReport()).isEqualTo(98_304); // 1.5 s
    }

    /// The first row is RFC 3550, figure 2: 6.125 seconds.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                NOW,      LAST,     DELAY,    ROUND_TRIP_MS
                    as in the RFC    ,   b7108000, b7052000, 00054000, 6125
                    no report yet,       b7108000, 00000000, 00054000, 0
                    an impossible delay, b7108000, b7052000, 000b6001, 0
                    """)
    void computesRoundTrips(String name, String now, String last, String delay, long roundTripMs) {
        long nowNtpTime = Long.parseLong(now, 16) << 16;

        long ns =
                NtpTime.roundTripNs(
                        nowNtpTime, Long.parseLong(last, 16), Long.parseLong(delay, 16));

        assertThat(ns / MS).isEqualTo(roundTripMs);
    }
}
