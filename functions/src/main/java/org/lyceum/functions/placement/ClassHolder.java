package org.lyceum.functions.placement;

import java.time.Instant;
import org.lyceum.functions.platform.Table;

/// Answers, from DynamoDB alone, whether a living node holds a class.
public final class ClassHolder {
    private final Placements placements;
    private final Nodes nodes;

    public ClassHolder(Table table) {
        this.placements = new Placements(table);
        this.nodes = new DynamoNodes(table);
    }

    public boolean isHeld(String classId, Instant now) {
        String nodeId = placements.nodeOf(classId);
        return nodeId != null && nodes.presence(nodeId, now) instanceof Nodes.Presence.Alive;
    }
}
