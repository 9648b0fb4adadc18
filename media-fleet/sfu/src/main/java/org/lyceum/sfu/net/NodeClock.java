package org.lyceum.sfu.net;

import java.time.Instant;
import org.lyceum.sfu.forward.WallClock;

/// The node's two clocks: nanoseconds since it started, and the line from there to the time of day.
public final class NodeClock {
    private final long startNs = System.nanoTime();
    private final WallClock wallClock;

    public NodeClock() {
        Instant start = Instant.now();
        wallClock = new WallClock(start.getEpochSecond() * 1_000_000_000L + start.getNano());
    }

    /// Nanoseconds since the node started.
    public long nowNs() {
        return System.nanoTime() - startNs;
    }

    public WallClock wallClock() {
        return wallClock;
    }
}
