package org.lyceum.api.classroom;

import java.time.Instant;

/// One place in the queue of hands.
///
/// @param position from 1, in the order of the log
public record RaisedHand(int position, String participantId, String name, Instant raisedAt) {}
