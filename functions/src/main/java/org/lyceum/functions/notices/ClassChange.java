package org.lyceum.functions.notices;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.store.TableKeys;

/// That a class has gone live, has ended, or holds nobody back in a lobby any more, as one record
/// of the table's stream says it.
record ClassChange(String classId, boolean live) {
    private static final String PREFIX = TableKeys.classPk("");
    private static final String LOBBY = "lobby";

    /// Null for every other record: most are.
    static @Nullable ClassChange of(JsonNode record) {
        JsonNode change = record.path("dynamodb");
        String pk = change.path("Keys").path(TableKeys.PK).path("S").asText();
        String sk = change.path("Keys").path(TableKeys.SK).path("S").asText();
        if (!pk.startsWith(PREFIX) || !sk.equals(TableKeys.CLASS_SK)) {
            return null;
        }
        JsonNode before = change.path("OldImage");
        JsonNode now = change.path("NewImage");
        String classId = pk.substring(PREFIX.length());
        if (state(now).equals(state(before))) {
            boolean opened = hasLobby(before) && !hasLobby(now);
            // Who waits in the lobby asks again, as when the class went live.
            return opened && state(now).equals(TableKeys.STATE_LIVE)
                    ? new ClassChange(classId, true)
                    : null;
        }
        return switch (state(now)) {
            case TableKeys.STATE_LIVE -> new ClassChange(classId, true);
            case TableKeys.STATE_ENDED -> new ClassChange(classId, false);
            default -> null;
        };
    }

    private static String state(JsonNode image) {
        return image.path(TableKeys.STATE).path("S").asText();
    }

    private static boolean hasLobby(JsonNode image) {
        return image.path(LOBBY).path("BOOL").asBoolean();
    }
}
