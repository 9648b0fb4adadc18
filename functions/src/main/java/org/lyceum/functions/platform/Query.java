package org.lyceum.functions.platform;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A question to one partition of the table or of its index.
///
/// @param startAfter key of the last item of the page before; empty: from the beginning
public record Query(
        boolean index,
        String condition,
        Map<String, AttributeValue> values,
        int limit,
        boolean countOnly,
        Map<String, AttributeValue> startAfter) {

    /// Items of a partition whose sort key begins with a word.
    public static Query partition(String pk, String beginning, int limit) {
        return new Query(
                false,
                "pk = :pk AND begins_with(sk, :sk)",
                Map.of(":pk", Attributes.text(pk), ":sk", Attributes.text(beginning)),
                limit,
                false,
                Map.of());
    }

    /// Items of a partition whose sort keys lie in a closed range.
    public static Query partitionRange(String pk, KeyRange range, int limit) {
        return new Query(
                false,
                "pk = :pk AND sk BETWEEN :low AND :high",
                range.values(pk),
                limit,
                false,
                Map.of());
    }

    /// Items of a partition of the index.
    public static Query index(String pk, int limit) {
        return new Query(
                true, "gsi1pk = :pk", Map.of(":pk", Attributes.text(pk)), limit, false, Map.of());
    }

    /// Items of a partition of the index whose sort keys lie in a closed range.
    public static Query indexRange(String pk, KeyRange range, int limit) {
        return new Query(
                true,
                "gsi1pk = :pk AND gsi1sk BETWEEN :low AND :high",
                range.values(pk),
                limit,
                false,
                Map.of());
    }

    public Query counting() {
        return new Query(index, condition, values, limit, true, startAfter);
    }

    public Query after(Map<String, AttributeValue> last) {
        return new Query(index, condition, values, limit, countOnly, last);
    }

    /// Sort keys from `low` to `high`, both included.
    public record KeyRange(String low, String high) {
        /// The last code point of all: no sort key is greater.
        public static final String END = "\uDBFF\uDFFF";

        Map<String, AttributeValue> values(String pk) {
            Map<String, AttributeValue> values = new HashMap<>();
            values.put(":pk", Attributes.text(pk));
            values.put(":low", Attributes.text(low));
            values.put(":high", Attributes.text(high));
            return values;
        }
    }
}
