package org.lyceum.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsrcTableTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                          HIGHEST, SEQUENCE_NUMBER,  INDEX
                    next in order,                       7,               8,      8
                    rolls over,                      65535,               0,  65536
                    late across the rollover,        65536,           65535,  65535
                    half ahead,                          0,           32767,  32767
                    exactly half in the lower half,      0,           32768,  32768
                    exactly half in the upper half,  32768,               0,      0
                    upper half rolls over,           32769,               0,  65536
                    more than half is behind,        32766,           65535,     -1
                    behind in the second period,     98302,           65535,  65535
                    before the first period,             0,           65535,     -1
                    far along,                  4294967295,               1, 4294967297
                    """)
    void estimatesTheIndex(String name, long highest, int sequenceNumber, long index) {
        assertThat(SsrcTable.estimate(highest, sequenceNumber)).isEqualTo(index);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void remembersExactlyWhatWasMarkedWithinTheWindow(long seed) {
        var random = new Random(seed);
        var table = new SsrcTable(4, false);
        Set<Long> marked = new HashSet<>();
        long highest = 1_000;
        int slot = table.add(9, highest);
        marked.add(highest);
        for (int i = 0; i < 20_000; i++) {
            long index =
                    highest
                            + random.nextInt(40)
                            - 30
                            + (random.nextInt(200) == 0 ? random.nextInt(2_000) : 0);
            boolean fresh =
                    index > highest
                            || (highest - index < SsrcTable.WINDOW && !marked.contains(index));
            assertThat(table.isFresh(slot, index))
                    .as("index %d of %d", index, highest)
                    .isEqualTo(fresh);
            if (fresh) {
                table.mark(slot, index);
                marked.add(index);
                highest = Math.max(highest, index);
            }
        }
    }

    @Test
    void findsEverySsrcWhileItGrows() {
        var random = new Random(5);
        var table = new SsrcTable(256, false);
        int[] ssrcs = random.ints().distinct().limit(256).toArray();
        for (int count = 0; count < ssrcs.length; count++) {
            assertThat(table.add(ssrcs[count], count)).isEqualTo(count);
        }

        for (int slot = 0; slot < ssrcs.length; slot++) {
            assertThat(table.find(ssrcs[slot])).isEqualTo(slot);
            assertThat(table.highest(slot)).isEqualTo(slot);
        }
        assertThat(table.add(random.nextInt(), 0)).isEqualTo(SsrcTable.NONE);
    }
}
