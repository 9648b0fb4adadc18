package org.lyceum.loadtest.ledger;

import java.util.Arrays;
import java.util.List;

/// How many of an event loop's bots saw each entry of the log, and when the last of them did.
///
/// Bounded: entries from the first one seen on, at most `SeenEntries.MAX_ENTRIES`; others are
/// counted and left out. Not thread-safe: owned by its event loop; `copy` is for others.
public final class Sightings {
    private static final int FIRST_ROOM = 256;

    /// Entries of other members may come a little before the first one seen here.
    private static final int SPARE_BEFORE = 64;

    private long base = -1;
    private int[] counts = new int[0];
    private long[] lastNs = new long[0];
    private long leftOut;

    public void saw(long seq, long nowNs) {
        if (base < 0) {
            base = Math.max(0, seq - SPARE_BEFORE);
        }
        long at = seq - base;
        if (at < 0 || at >= SeenEntries.MAX_ENTRIES) {
            leftOut++;
            return;
        }
        int index = (int) at;
        if (index >= counts.length) {
            int room = Math.max(FIRST_ROOM, Math.max(index + 1, counts.length * 2));
            counts = Arrays.copyOf(counts, room);
            lastNs = Arrays.copyOf(lastNs, room);
        }
        counts[index]++;
        lastNs[index] = Math.max(nowNs, counts[index] == 1 ? nowNs : lastNs[index]);
    }

    public Sightings copy() {
        Sightings copy = new Sightings();
        copy.base = base;
        copy.counts = counts.clone();
        copy.lastNs = lastNs.clone();
        copy.leftOut = leftOut;
        return copy;
    }

    /// How many saw this entry, on all loops together.
    public static int count(List<Sightings> loops, long seq) {
        return loops.stream().mapToInt(loop -> loop.count(seq)).sum();
    }

    /// When the last of them saw it; meaningless when nobody did.
    public static long lastNs(List<Sightings> loops, long seq) {
        return loops.stream()
                .filter(loop -> loop.count(seq) > 0)
                .mapToLong(loop -> loop.lastNs[loop.index(seq)])
                .max()
                .orElse(0);
    }

    /// Sightings that there was no room for.
    public long leftOut() {
        return leftOut;
    }

    private int count(long seq) {
        int index = index(seq);
        return index < 0 ? 0 : counts[index];
    }

    private int index(long seq) {
        long at = seq - base;
        return base < 0 || at < 0 || at >= counts.length ? -1 : (int) at;
    }
}
