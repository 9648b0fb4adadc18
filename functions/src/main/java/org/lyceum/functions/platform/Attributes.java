package org.lyceum.functions.platform;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Attribute values of DynamoDB, short to write.
public final class Attributes {
    private Attributes() {}

    public static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    public static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    public static AttributeValue flag(boolean value) {
        return AttributeValue.fromBool(value);
    }

    public static Map<String, AttributeValue> texts(Map<String, String> row) {
        Map<String, AttributeValue> values = new HashMap<>();
        row.forEach((name, value) -> values.put(name, AttributeValue.fromS(value)));
        return values;
    }

    static Map<String, String> texts(AttributeValue row) {
        Map<String, String> values = new HashMap<>();
        row.m().forEach((name, value) -> values.put(name, value.s()));
        return values;
    }
}
