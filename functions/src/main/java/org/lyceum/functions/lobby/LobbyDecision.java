package org.lyceum.functions.lobby;

import org.lyceum.api.ApiJson;

/// What was decided about somebody in a lobby.
public enum LobbyDecision {
    NONE,
    ADMITTED,
    DENIED;

    /// The word in the table and in the push to who waits.
    public String wire() {
        return ApiJson.wireName(this);
    }

    static LobbyDecision ofWire(String word) {
        for (LobbyDecision decision : values()) {
            if (decision.wire().equals(word)) {
                return decision;
            }
        }
        return NONE;
    }
}
