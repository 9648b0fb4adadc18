package org.lyceum.loadtest.fault;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Which fault comes when: the same for the same seed, and each fault in turn for seeds in a row.
///
/// @param atNs since the class began to act
/// @param lastsNs how long DynamoDB is away; how long a stopped node is stopped at least
public record FaultPlan(Fault fault, long atNs, long lastsNs) {
    /// The part of the class in which the fault comes, so that there is a before and an after.
    static final double EARLIEST = 0.25;

    static final double LATEST = 0.5;
    static final long LASTS_NS = 10_000_000_000L;

    /// @param only null for the one that the seed chooses
    public static FaultPlan of(long seed, @Nullable Fault only, long classNs) {
        SplittableRandom luck = new SplittableRandom(seed);
        Fault[] all = Fault.values();
        Fault fault = only == null ? all[Math.floorMod(seed, all.length)] : only;
        double at = EARLIEST + luck.nextDouble() * (LATEST - EARLIEST);
        return new FaultPlan(fault, (long) (at * classNs), LASTS_NS);
    }
}
