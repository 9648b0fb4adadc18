package org.lyceum.api.store;

import org.jspecify.annotations.Nullable;

/// A media node as it announces itself in Redis and in DynamoDB, as often as [Heartbeats] says.
///
/// @param controlUrl base of its private control API, `http://10.0.1.7:7880`
/// @param participants how many people are on it now
/// @param capacity how many it takes
/// @param heartbeatAtEpochMilli when it last said so
/// @param incarnation another one at each start of its process: what a node of this name held
///   before is gone; null from whoever does not say
public record NodeRecord(
        String nodeId,
        String controlUrl,
        int participants,
        int capacity,
        boolean draining,
        long heartbeatAtEpochMilli,
        @Nullable String incarnation) {
    /// A node that does not name its incarnation.
    public NodeRecord(
            String nodeId,
            String controlUrl,
            int participants,
            int capacity,
            boolean draining,
            long heartbeatAtEpochMilli) {
        this(nodeId, controlUrl, participants, capacity, draining, heartbeatAtEpochMilli, null);
    }
}
