package org.lyceum.api.classroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the event log of a class: what happened, as its owner node ordered it.
///
/// @param seq from 1, without gaps
/// @param at the time of the owner node
/// @param by who did it; null when the room itself did
/// @param actId the idempotency key of the act that it came from; null when it came from none
public record LogEntry(
        long seq, Instant at, @Nullable String by, @Nullable String actId, LogEvent event) {}
