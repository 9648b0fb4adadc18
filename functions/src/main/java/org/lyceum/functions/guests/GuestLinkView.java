package org.lyceum.functions.guests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A guest link as its teachers see it, without what opens it.
///
/// @param name what the guest is called who gives no name
/// @param used by how many people
record GuestLinkView(
        String id, @Nullable String name, Instant expiresAt, int uses, int used, boolean revoked) {
    static GuestLinkView of(GuestLink link) {
        return new GuestLinkView(
                link.id(),
                named(link.name()),
                link.expiresAt(),
                link.uses(),
                link.used(),
                link.revoked());
    }

    static @Nullable String named(String name) {
        return name.isEmpty() ? null : name;
    }
}
