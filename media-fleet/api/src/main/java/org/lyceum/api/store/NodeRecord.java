package org.lyceum.api.store;

/// A media node as it announces itself: in Redis every two seconds, in DynamoDB every twenty.
///
/// @param controlUrl base of its private control API, `http://10.0.1.7:7880`
/// @param participants how many people are on it now
/// @param capacity how many it takes
/// @param heartbeatAtEpochMilli when it last said so
public record NodeRecord(
        String nodeId,
        String controlUrl,
        int participants,
        int capacity,
        boolean draining,
        long heartbeatAtEpochMilli) {}
