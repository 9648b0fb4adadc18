package org.lyceum.functions.notices;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.lobby.LobbyDecision;
import org.lyceum.functions.lobby.LobbySchema;

/// That somebody was let in from a lobby or was not, as one record of the table's stream says it.
record LobbyVerdict(String classId, String accountId, String decision) {
    private static final String PREFIX = TableKeys.classPk("");

    /// Null for every other record: most are.
    static @Nullable LobbyVerdict of(JsonNode record) {
        JsonNode change = record.path("dynamodb");
        String pk = change.path("Keys").path(TableKeys.PK).path("S").asText();
        String sk = change.path("Keys").path(TableKeys.SK).path("S").asText();
        if (!pk.startsWith(PREFIX) || !sk.startsWith(LobbySchema.PERSON)) {
            return null;
        }
        String before = decision(change.path("OldImage"));
        String now = decision(change.path("NewImage"));
        return now.isEmpty() || now.equals(before)
                ? null
                : new LobbyVerdict(
                        pk.substring(PREFIX.length()),
                        sk.substring(LobbySchema.PERSON.length()),
                        now);
    }

    /// The push: what it says is the decision's own word.
    String type() {
        return decision.equals(LobbyDecision.ADMITTED.wire())
                ? LobbyDecision.ADMITTED.wire()
                : LobbyDecision.DENIED.wire();
    }

    private static String decision(JsonNode image) {
        return image.path(LobbySchema.DECISION).path("S").asText();
    }
}
