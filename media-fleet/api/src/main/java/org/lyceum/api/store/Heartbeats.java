package org.lyceum.api.store;

import java.time.Duration;

/// How often a media node says that it lives, and how long a silence means that it does not.
///
/// Node and functions read the same figures. A refused TCP connection to the control port proves
/// death sooner.
public final class Heartbeats {
    public static final Duration REDIS_EVERY = Duration.ofSeconds(1);

    /// The key of a node in Redis expires after this time: its classes are placed elsewhere then.
    public static final Duration REDIS_LIFE = Duration.ofSeconds(3);

    public static final Duration TABLE_EVERY = Duration.ofSeconds(5);

    /// Without Redis, a node whose record in DynamoDB is older than this is dead.
    public static final Duration TABLE_LIFE = Duration.ofSeconds(15);

    private Heartbeats() {}
}
