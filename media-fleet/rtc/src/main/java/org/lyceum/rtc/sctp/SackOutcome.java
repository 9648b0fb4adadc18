package org.lyceum.rtc.sctp;

/// What a SACK told the sender.
sealed interface SackOutcome {
    /// It is older than what is known already (reordering).
    record Stale() implements SackOutcome {}

    /// It acknowledges what was never sent.
    record Impossible() implements SackOutcome {}

    /// Taken in. `roundTripNs` is -1 where nothing could be measured (Karn's rule).
    record Taken(boolean advanced, int acknowledgedBytes, long roundTripNs, boolean lossFound)
            implements SackOutcome {}
}
