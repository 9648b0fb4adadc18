package org.lyceum.loadtest.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultPlanTest {
    private static final long CLASS_NS = 30_000_000_000L;

    @Test
    void seedsInARowMakeEachFaultInTurn() {
        int all = Fault.values().length;
        for (long first = -3; first < 5; first++) {
            Set<Fault> faults = EnumSet.noneOf(Fault.class);
            for (long seed = first; seed < first + all; seed++) {
                faults.add(FaultPlan.of(seed, null, CLASS_NS).fault());
            }
            assertThat(faults).hasSize(all);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneFaultAloneComesAtTheTimeOfItsSeed(Fault only) {
        FaultPlan plan = FaultPlan.of(9, only, CLASS_NS);
        assertThat(plan.fault()).isEqualTo(only);
        assertThat(plan.atNs()).isEqualTo(FaultPlan.of(9, null, CLASS_NS).atNs());
    }

    @Test
    void thereIsABeforeAndAnAfterAndEachSeedHasItsOwnTime() {
        Set<Long> times = new java.util.HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            FaultPlan plan = FaultPlan.of(seed, null, CLASS_NS);
            assertThat(plan).isEqualTo(FaultPlan.of(seed, null, CLASS_NS));
            assertThat(plan.atNs()).isBetween(CLASS_NS / 4, CLASS_NS / 2);
            times.add(plan.atNs());
        }
        assertThat(times).hasSize(200);
    }
}
