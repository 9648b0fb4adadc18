package org.lyceum.functions.platform;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.store.TableKeys;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item of the table with typed readers and writers. Absent attributes read as empty or zero.
///
/// Not thread-safe; writers return the item itself.
public final class Item {
    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(new HashMap<>(attributes));
    }

    public static Item keyed(String pk, String sk) {
        return new Item(new HashMap<>()).text(TableKeys.PK, pk).text(TableKeys.SK, sk);
    }

    public Item text(String name, String value) {
        attributes.put(name, AttributeValue.fromS(value));
        return this;
    }

    public Item number(String name, long value) {
        attributes.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    public Item flag(String name, boolean value) {
        attributes.put(name, AttributeValue.fromBool(value));
        return this;
    }

    /// Times are kept as ISO 8601 in UTC, so that they sort and people can read them.
    public Item time(String name, @Nullable Instant value) {
        return value == null ? this : text(name, value.toString());
    }

    public Item list(String name, List<Map<String, String>> rows) {
        List<AttributeValue> values =
                rows.stream().map(row -> AttributeValue.fromM(Attributes.texts(row))).toList();
        attributes.put(name, AttributeValue.fromL(values));
        return this;
    }

    public Item expiresAt(Instant at) {
        return number(TableKeys.EXPIRES_AT, at.getEpochSecond());
    }

    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    public String text(String name) {
        AttributeValue value = attributes.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    public long number(String name) {
        AttributeValue value = attributes.get(name);
        return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
    }

    public boolean flag(String name) {
        AttributeValue value = attributes.get(name);
        return value != null && Boolean.TRUE.equals(value.bool());
    }

    /// Text, or bytes that are text in UTF-8: writers may choose.
    public String textOrBytes(String name) {
        AttributeValue value = attributes.get(name);
        return value != null && value.b() != null ? value.b().asUtf8String() : text(name);
    }

    public @Nullable Instant time(String name) {
        String text = text(name);
        return text.isEmpty() ? null : Instant.parse(text);
    }

    /// A time that every item of this kind has.
    public Instant requiredTime(String name) {
        return Instant.parse(text(name));
    }

    public List<Map<String, String>> list(String name) {
        AttributeValue value = attributes.get(name);
        return value == null || !value.hasL()
                ? List.of()
                : value.l().stream().map(row -> Attributes.texts(row)).toList();
    }

    /// Expired items stay in the table for a while: readers look away.
    public boolean isExpired(Instant now) {
        long at = number(TableKeys.EXPIRES_AT);
        return at != 0 && at <= now.getEpochSecond();
    }
}
