package org.lyceum.functions.placement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.ProblemException;

/// Finds the node that holds a class, and gives the class to one when none does.
///
/// DynamoDB decides, by a condition; Redis remembers the decision and knows within six seconds that
/// a node is dead. Without Redis all of it works from DynamoDB, which knows within a minute. A node
/// that Redis has never heard of may be alive: Redis may have been born a second ago, so DynamoDB
/// is asked.
public final class Placer {
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

    /// The living node that holds a class; null when none does.
    public @Nullable NodeRecord find(String classId, Instant now) {
        String seen = remembered.nodeOf(classId);
        if (seen != null && living(seen, now) instanceof NodeRecord node) {
            return node;
        }
        String nodeId = placements.nodeOf(classId);
        return nodeId == null ? null : living(nodeId, now);
    }

    /// The living node that holds a class, chosen now if none does.
    public NodeRecord place(String classId, Instant now) {
        String seen = remembered.nodeOf(classId);
        if (seen != null && living(seen, now) instanceof NodeRecord node) {
            return node;
        }
        NodeRecord node = decide(classId, now);
        remembered.remember(classId, node.nodeId(), seen);
        return node;
    }

    private NodeRecord decide(String classId, Instant now) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String before = placements.nodeOf(classId);
            if (before != null && living(before, now) instanceof NodeRecord node) {
                return node;
            }
            NodeRecord chosen = choose(now);
            if (placements.place(classId, chosen, before)) {
                return chosen;
            }
        }
        throw new ProblemException(
                ProblemCode.NO_NODE,
                "The media nodes are changing at the moment. Please try again in a few seconds.");
    }

    private NodeRecord choose(Instant now) {
        List<NodeRecord> alive = present.alive(now);
        return switch (PlacementPolicy.choose(alive.isEmpty() ? lasting.alive(now) : alive)) {
            case PlacementPolicy.Choice.Chosen(NodeRecord node) -> node;
            case PlacementPolicy.Choice.NoNode() ->
                    throw new ProblemException(
                            ProblemCode.NO_NODE,
                            "No media node has room at the moment; one is being started. Please"
                                    + " try again in a minute.");
        };
    }

    private @Nullable NodeRecord living(String nodeId, Instant now) {
        return switch (present.presence(nodeId, now)) {
            case Nodes.Presence.Alive(NodeRecord node) -> node;
            case Nodes.Presence.Silent() -> null;
            case Nodes.Presence.Unknown() ->
                    lasting.presence(nodeId, now) instanceof Nodes.Presence.Alive(NodeRecord node)
                            ? node
                            : null;
        };
    }
}
