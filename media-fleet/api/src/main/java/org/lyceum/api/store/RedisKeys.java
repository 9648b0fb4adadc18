package org.lyceum.api.store;

/// The keys in Redis that functions and nodes share. All of one class lie in one hash slot.
public final class RedisKeys {
    /// A set of node ids.
    public static final String NODES = "nodes";

    private RedisKeys() {}

    /// The JSON of a [NodeRecord], which expires when its node is silent.
    public static String node(String nodeId) {
        return "node:" + nodeId;
    }

    /// The node id on which a class lives.
    public static String placement(String classId) {
        return "{class:" + classId + "}:node";
    }
}
