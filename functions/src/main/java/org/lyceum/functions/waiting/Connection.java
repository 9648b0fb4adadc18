package org.lyceum.functions.waiting;

import java.time.Duration;
import java.time.Instant;

/// A WebSocket connection of one person for one class.
///
/// @param expiresAt when its item may be forgotten, should nobody say that it closed
public record Connection(
        String id, String accountId, String classId, String name, String role, Instant expiresAt) {
    /// API Gateway cuts a connection after two hours.
    public static final Duration LONGEST_LIFE = Duration.ofHours(2).plusMinutes(10);
}
