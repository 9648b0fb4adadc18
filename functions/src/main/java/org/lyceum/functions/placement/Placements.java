package org.lyceum.functions.placement;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Attributes;
import org.lyceum.functions.platform.Change;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Which node holds which class: the truth, in DynamoDB, decided by a condition.
final class Placements {
    private final Table table;

    Placements(Table table) {
        this.table = table;
    }

    /// The id of the node that holds a class, alive or not.
    @Nullable String nodeOf(String classId) {
        Item item = table.get(TableKeys.classPk(classId), TableKeys.PLACEMENT_SK);
        String nodeId = item == null ? "" : item.text(TableKeys.NODE_ID);
        return nodeId.isEmpty() ? null : nodeId;
    }

    /// Gives a class to a node, if it still belongs to whom it was read of. False: somebody was
    /// faster.
    boolean place(String classId, NodeRecord node, @Nullable String before) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":node", Attributes.text(node.nodeId()));
        values.put(":url", Attributes.text(node.controlUrl()));
        if (before != null) {
            values.put(":before", Attributes.text(before));
        }
        return table.update(
                        Change.of(
                                        TableKeys.classPk(classId),
                                        TableKeys.PLACEMENT_SK,
                                        "SET nodeId = :node, controlUrl = :url")
                                .onlyIf(
                                        before == null
                                                ? "attribute_not_exists(nodeId)"
                                                : "nodeId = :before")
                                .with(values))
                != null;
    }
}
