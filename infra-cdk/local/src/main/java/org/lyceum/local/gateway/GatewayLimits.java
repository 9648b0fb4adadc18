package org.lyceum.local.gateway;

import java.time.Duration;

/// API Gateway's limits. They are hard on AWS, so the real ones hold here; tests shorten them.
///
/// @param idle a WebSocket without a message in either direction is closed after it
/// @param lifetime a WebSocket is closed after it
/// @param integration how long an API waits for its function
/// @param requestsPerSecond of all APIs of an account together, `@connections` included
/// @param burst how many requests may come at once
public record GatewayLimits(
        int frameBytes,
        int messageBytes,
        Duration idle,
        Duration lifetime,
        Duration integration,
        int requestsPerSecond,
        int burst) {

    public static final GatewayLimits REAL =
            new GatewayLimits(
                    32 * 1024,
                    128 * 1024,
                    Duration.ofMinutes(10),
                    Duration.ofHours(2),
                    Duration.ofSeconds(29),
                    10_000,
                    5_000);
}
