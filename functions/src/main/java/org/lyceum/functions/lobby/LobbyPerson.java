package org.lyceum.functions.lobby;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.lyceum.api.classroom.Role;

/// Somebody who waits in a lobby, as whoever leads the class sees them.
record LobbyPerson(
        String accountId,
        String name,
        @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {"student", "guest"})
                Role role,
        Instant askedAt) {
    static LobbyPerson of(LobbyStore.Waiting person) {
        return new LobbyPerson(person.accountId(), person.name(), person.role(), person.askedAt());
    }
}
