package org.lyceum.loadtest.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoreSplitTest {
    @Test
    void readsTheListAtTheEndOfTheLine() {
        assertThat(CoreSplit.parseList("pid 4711's current affinity list: 0-1")).isEqualTo("0-1");
        assertThat(CoreSplit.parseList("taskset: failed")).isEqualTo("failed");
        assertThat(CoreSplit.parseList("nothing")).isNull();
        assertThat(CoreSplit.parseList(null)).isNull();
    }

    @Test
    void writesListsAsTasksetReadsThem() {
        assertThat(CoreSplit.list(0, 0)).isEqualTo("0");
        assertThat(CoreSplit.list(2, 7)).isEqualTo("2-7");
    }

    @Test
    void withoutASecondCoreOrALocalNodeEverythingStays() {
        try (CoreSplit one = CoreSplit.between(List.of(1L), 1);
                CoreSplit remote = CoreSplit.between(List.of(), 8)) {
            assertThat(one.description()).isEqualTo("shared by all");
            assertThat(remote.description()).isEqualTo("shared by all");
        }
    }
}
