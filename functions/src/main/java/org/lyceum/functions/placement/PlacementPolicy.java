package org.lyceum.functions.placement;

import java.util.Collection;
import java.util.Comparator;
import org.lyceum.api.store.NodeRecord;

/// Decides which node takes a class: the one with the smallest part of its capacity in use, among
/// those that are not being emptied.
final class PlacementPolicy {
    private static final Comparator<NodeRecord> LEAST_LOADED =
            Comparator.comparingDouble(PlacementPolicy::load).thenComparing(NodeRecord::nodeId);

    private PlacementPolicy() {}

    sealed interface Choice {
        record Chosen(NodeRecord node) implements Choice {}

        record NoNode() implements Choice {}
    }

    static Choice choose(Collection<NodeRecord> alive) {
        return alive.stream()
                .filter(node -> !node.draining() && node.participants() < node.capacity())
                .min(LEAST_LOADED)
                .<Choice>map(Choice.Chosen::new)
                .orElseGet(Choice.NoNode::new);
    }

    private static double load(NodeRecord node) {
        return (double) node.participants() / Math.max(1, node.capacity());
    }
}
