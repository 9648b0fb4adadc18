package org.lyceum.functions.platform;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A page of a query's answer.
///
/// @param count of items, also where only they were asked for
/// @param last where the next page begins; empty: this was the last
public record QueryPage(List<Item> items, int count, Map<String, AttributeValue> last) {
    public boolean isLast() {
        return last.isEmpty();
    }
}
