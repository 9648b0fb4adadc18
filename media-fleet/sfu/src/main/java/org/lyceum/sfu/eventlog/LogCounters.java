package org.lyceum.sfu.eventlog;

/// What logs have done since they were opened, and what waits in them.
///
/// @param entries that are stored
/// @param batches that are stored
/// @param failures puts that failed; each is tried again
/// @param refused appends that were refused, because too much waited or another node writes
/// @param delays how often something waited for long
/// @param depositions logs that another node has taken over
/// @param waiting entries that are not stored yet
public record LogCounters(
        long entries,
        long batches,
        long failures,
        long refused,
        long delays,
        long depositions,
        long waiting) {
    public static final LogCounters NONE = new LogCounters(0, 0, 0, 0, 0, 0, 0);

    public LogCounters plus(LogCounters other) {
        return new LogCounters(
                entries + other.entries,
                batches + other.batches,
                failures + other.failures,
                refused + other.refused,
                delays + other.delays,
                depositions + other.depositions,
                waiting + other.waiting);
    }
}
