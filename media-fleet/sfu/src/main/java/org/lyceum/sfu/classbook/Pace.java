package org.lyceum.sfu.classbook;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often each of many may do one thing: some at once, then one in each interval.
///
/// The generic cell rate algorithm (ITU-T I.371, annex A): one number for each, the time at which
/// they would be due. Whoever is due already is forgotten, so that it holds those who acted lately.
/// Bounded: at most [#MAX_TRACKED], then the longest idle one is forgotten and counted.
final class Pace {
    static final int MAX_TRACKED = 20_000;

    private final long toleranceMs;
    private final long intervalMs;

    /// When each is due, in the order in which they acted last.
    private final Map<String, Long> dueMs = new LinkedHashMap<>();

    private long forgotten;

    /// @param atOnce at least 1
    Pace(int atOnce, long intervalMs) {
        this.toleranceMs = (atOnce - 1) * intervalMs;
        this.intervalMs = intervalMs;
    }

    /// How long this one must wait; 0 when they may act now.
    long waitMs(String who, Instant now) {
        long nowMs = now.toEpochMilli();
        return Math.max(0, dueMs.getOrDefault(who, nowMs) - toleranceMs - nowMs);
    }

    /// They act.
    void count(String who, Instant now) {
        long nowMs = now.toEpochMilli();
        forgetDue(nowMs);
        Long due = dueMs.remove(who);
        dueMs.put(who, Math.max(due == null ? nowMs : due, nowMs) + intervalMs);
    }

    long forgotten() {
        return forgotten;
    }

    /// Two of the longest idle ones for each that comes: the map never outgrows who is not due.
    private void forgetDue(long nowMs) {
        Iterator<Long> idle = dueMs.values().iterator();
        for (int i = 0; i < 2 && idle.hasNext(); i++) {
            boolean due = idle.next() <= nowMs;
            if (due) {
                idle.remove();
            } else if (dueMs.size() >= MAX_TRACKED) {
                idle.remove();
                forgotten++;
            } else {
                return;
            }
        }
    }
}
