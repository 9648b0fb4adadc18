package org.lyceum.sfu.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
    @Test
    void writesTheTextFormat() {
        Map<String, Long> drops = new LinkedHashMap<>();
        drops.put("srtp_bad_tag", 3L);
        drops.put("srtp_replay", 0L);

        String text =
                new PrometheusText()
                        .gauge("cpu_usage", "Share of all cores, 0 to 1.", 0.25)
                        .counter("bytes_total", "Bytes.", 12_345_678_901.0)
                        .counters("drops_total", "Input dropped.", "reason", drops)
                        .text();

        assertThat(text)
                .isEqualTo(
                        """
                        # HELP cpu_usage Share of all cores, 0 to 1.
                        # TYPE cpu_usage gauge
                        cpu_usage 0.25
                        # HELP bytes_total Bytes.
                        # TYPE bytes_total counter
                        bytes_total 12345678901
                        # HELP drops_total Input dropped.
                        # TYPE drops_total counter
                        drops_total{reason="srtp_bad_tag"} 3
                        drops_total{reason="srtp_replay"} 0
                        """);
    }
}
