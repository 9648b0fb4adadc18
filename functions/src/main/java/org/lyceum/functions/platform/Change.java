package org.lyceum.functions.platform;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An update of one item, in DynamoDB's expression language.
///
/// @param condition empty: always
/// @param names of attributes that are reserved words, by their placeholder
public record Change(
        String pk,
        String sk,
        String expression,
        String condition,
        Map<String, String> names,
        Map<String, AttributeValue> values) {

    public static Change of(String pk, String sk, String expression) {
        return new Change(pk, sk, expression, "", Map.of(), Map.of());
    }

    public Change onlyIf(String wanted) {
        return new Change(pk, sk, expression, wanted, names, values);
    }

    public Change naming(Map<String, String> placeholders) {
        return new Change(pk, sk, expression, condition, placeholders, values);
    }

    public Change with(Map<String, AttributeValue> placeholders) {
        return new Change(pk, sk, expression, condition, names, placeholders);
    }
}
