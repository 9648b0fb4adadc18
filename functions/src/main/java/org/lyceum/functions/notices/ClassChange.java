package org.lyceum.functions.notices;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.store.TableKeys;

/// That a class has gone live or has ended, as one record of the table's stream says it.
record ClassChange(String classId, boolean live) {
    private static final String PREFIX = TableKeys.classPk("");

    /// Null for every other record: most are.
    static @Nullable ClassChange of(JsonNode record) {
        JsonNode change = record.path("dynamodb");
        String pk = change.path("Keys").path(TableKeys.PK).path("S").asText();
        String sk = change.path("Keys").path(TableKeys.SK).path("S").asText();
        if (!pk.startsWith(PREFIX) || !sk.equals(TableKeys.CLASS_SK)) {
            return null;
        }
        String before = state(change.path("OldImage"));
        String now = state(change.path("NewImage"));
        if (now.equals(before)) {
            return null;
        }
        String classId = pk.substring(PREFIX.length());
        return switch (now) {
            case TableKeys.STATE_LIVE -> new ClassChange(classId, true);
            case TableKeys.STATE_ENDED -> new ClassChange(classId, false);
            default -> null;
        };
    }

    private static String state(JsonNode image) {
        return image.path(TableKeys.STATE).path("S").asText();
    }
}
