package org.lyceum.functions.lobby;

import org.lyceum.api.store.TableKeys;

/// The items of lobbies.
///
/// ```text
/// pk           sk                what
/// CLASS#<id>   LOBBY#<account>   somebody who asked to come in; `decision`; TTL. While nothing is
///                                decided gsi1: LOBBY#<id>, <askedAt>#<account>
/// ```
///
/// Who waits says so every half minute; whoever is silent for two minutes is gone. A decision stays
/// until the class is over. The stream of these items tells the notices.
public final class LobbySchema {
    /// What the sort keys begin with.
    public static final String PERSON = "LOBBY#";

    public static final String DECISION = "decision";

    private LobbySchema() {}

    static String pk(String classId) {
        return TableKeys.classPk(classId);
    }

    static String sk(String accountId) {
        return PERSON + accountId;
    }

    static String waitingPk(String classId) {
        return "LOBBY#" + classId;
    }
}
