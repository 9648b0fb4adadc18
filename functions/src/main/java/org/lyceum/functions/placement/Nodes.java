package org.lyceum.functions.placement;

import java.time.Instant;
import java.util.List;
import org.lyceum.api.store.NodeRecord;

/// What a store knows of the media nodes.
interface Nodes {
    /// Every node whose last heartbeat is fresh, draining ones included.
    List<NodeRecord> alive(Instant now);

    /// What the store knows of one node.
    Presence presence(String nodeId, Instant now);

    /// What became of a node, as far as a store can tell.
    sealed interface Presence {
        record Alive(NodeRecord node) implements Presence {}

        /// It announced itself, and has been silent for too long since.
        record Silent() implements Presence {}

        /// It never announced itself here, or signed off.
        record Unknown() implements Presence {}
    }
}
