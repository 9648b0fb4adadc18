package org.lyceum.rtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NtpMappingTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 3_970_000_000L * SECOND;

    private final NtpMapping mapping = new NtpMapping(90_000);

    @Test
    void knowsNothingBeforeAReport() {
        assertThat(mapping.isKnown()).isFalse();
    }

    @Test
    void mapsBothWaysAcrossTheRolloverOfTheTimestamp() {
        mapping.senderReport(NtpTime.ofNs(START), 0xffff_ff00L);

        long later = NtpTime.ofNs(START + 2 * SECOND);

        long timestamp = mapping.rtpTimestampAt(later);
        assertThat(timestamp).isEqualTo(180_000 - 0x100);
        assertThat(NtpTime.toNs(mapping.ntpTimeAt(timestamp)))
                .isCloseTo(START + 2 * SECOND, within(10L));
    }

    @Test
    void oneReportThatIsOffMovesNothing() {
        for (int i = 0; i < 8; i++) {
            long error = i == 4 ? 80_000_000L : 0;
            mapping.senderReport(NtpTime.ofNs(START + i * SECOND + error), i * 90_000L);
        }

        assertThat(NtpTime.toNs(mapping.ntpTimeAt(0))).isCloseTo(START, within(10L));
    }

    @Test
    void followsAClockThatWasSet() {
        for (int i = 0; i < 20; i++) {
            long step = i < 10 ? 0 : 5 * SECOND;
            mapping.senderReport(NtpTime.ofNs(START + i * SECOND + step), i * 90_000L);
        }

        assertThat(NtpTime.toNs(mapping.ntpTimeAt(0))).isCloseTo(START + 5 * SECOND, within(10L));
    }

    @Test
    void isBackInStepTwoReportsAfterSamplesWereLost() {
        for (int i = 0; i < 12; i++) {
            long lost = i < 10 ? 0 : 200_000_000L;
            mapping.senderReport(NtpTime.ofNs(START + i * 5 * SECOND + lost), i * 450_000L);
        }

        assertThat(NtpTime.toNs(mapping.ntpTimeAt(0))).isCloseTo(START + 200_000_000L, within(10L));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999_999_999L, START, START + 123_456_789L})
    void ntpTimeKeepsNanoseconds(long ns) {
        assertThat(NtpTime.toNs(NtpTime.ofNs(ns))).isCloseTo(ns, within(1L));
    }
}
