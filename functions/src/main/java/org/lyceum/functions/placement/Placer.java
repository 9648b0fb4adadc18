package org.lyceum.functions.placement;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the node that holds a class, gives the class to one when none does, and takes it away from
/// one that is gone.
///
/// DynamoDB decides, by a condition; Redis remembers the decision and knows within three seconds
/// that a node is silent. Without Redis all of it works from DynamoDB. That Redis does not know a
/// node proves nothing, for Redis itself may have been away: whether a node is gone is found out by
/// who tries to reach it ([#moveFrom]). Only a node that DynamoDB has given up too loses its
/// classes unasked.
public final class Placer {
    private static final Logger LOG = LoggerFactory.getLogger(Placer.class);
    private static final int TRIES = 4;

    private final Placements placements;
    private final RedisHolders remembered;
    private final Nodes present;
    private final Nodes lasting;

    public Placer(Table table, RedisLink link) {
        this.placements = new Placements(table);
        this.remembered = new RedisHolders(link);
        this.present = new RedisNodes(link);
        this.lasting = new DynamoNodes(table);
    }

    /// The node that holds a class; null when none does.
    public @Nullable NodeRecord find(String classId, Instant now) {
        String seen = remembered.nodeOf(classId);
        if (seen != null && known(seen, now) instanceof NodeRecord node) {
            return node;
        }
        String nodeId = placements.nodeOf(classId);
        return nodeId == null ? null : known(nodeId, now);
    }

    /// The node that holds a class, chosen now if none does.
    public NodeRecord place(String classId, Instant now) {
        String seen = remembered.nodeOf(classId);
        if (seen != null && known(seen, now) instanceof NodeRecord node) {
            return node;
        }
        NodeRecord node = decide(classId, Set.of(), now);
        remembered.remember(classId, node.nodeId(), seen);
        return node;
    }

    /// The node that holds a class after some were found to be gone. All who find that at the same
    /// moment get the same one.
    ///
    /// @param gone ids of the nodes, the one that was asked last included
    public NodeRecord moveFrom(NodeRecord lost, String classId, Set<String> gone, Instant now) {
        NodeRecord node = decide(classId, gone, now);
        remembered.remember(classId, node.nodeId(), lost.nodeId());
        LOG.warn("Node {} is gone, class {} is on {}", lost.nodeId(), classId, node.nodeId());
        return node;
    }

    /// Whether a node says that it is there: a node that beats and does not answer is slow, not
    /// gone.
    public boolean isBeating(NodeRecord node, Instant now) {
        return switch (present.presence(node.nodeId(), now)) {
            case Nodes.Presence.Alive(NodeRecord _) -> true;
            case Nodes.Presence.Silent() -> false;
            case Nodes.Presence.Unknown() ->
                    lasting.presence(node.nodeId(), now) instanceof Nodes.Presence.Alive;
        };
    }

    private NodeRecord decide(String classId, Set<String> gone, Instant now) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String before = placements.nodeOf(classId);
            if (before != null
                    && !gone.contains(before)
                    && known(before, now) instanceof NodeRecord node) {
                return node;
            }
            NodeRecord chosen = choose(gone, now);
            if (placements.place(classId, chosen, before)) {
                return chosen;
            }
        }
        throw new ProblemException(
                ProblemCode.NO_NODE,
                "The media nodes are changing at the moment. Please try again in a few seconds.");
    }

    private NodeRecord choose(Set<String> gone, Instant now) {
        List<NodeRecord> beating = without(gone, present.alive(now));
        List<NodeRecord> alive = beating.isEmpty() ? without(gone, lasting.alive(now)) : beating;
        return switch (PlacementPolicy.choose(alive)) {
            case PlacementPolicy.Choice.Chosen(NodeRecord node) -> node;
            case PlacementPolicy.Choice.NoNode() ->
                    throw new ProblemException(
                            ProblemCode.NO_NODE,
                            "No media node has room at the moment; one is being started. Please"
                                    + " try again in a few seconds.");
        };
    }

    private static List<NodeRecord> without(Set<String> gone, List<NodeRecord> nodes) {
        return nodes.stream().filter(node -> !gone.contains(node.nodeId())).toList();
    }

    private @Nullable NodeRecord known(String nodeId, Instant now) {
        if (present.presence(nodeId, now) instanceof Nodes.Presence.Alive(NodeRecord node)) {
            return node;
        }
        return lasting.presence(nodeId, now) instanceof Nodes.Presence.Alive(NodeRecord node)
                ? node
                : null;
    }
}
