package org.lyceum.functions.guests;

import java.time.Instant;
import org.lyceum.functions.platform.Randomness;

/// A link by which people without accounts come into one class, as it is kept.
///
/// A link for one use belongs to one person: whoever comes by it again is the same participant.
///
/// @param name what the guest is called who gives no name; empty: they must give one
/// @param secretHash fingerprint of the secret part
/// @param expiresAt from this time on nobody comes in by it, nor comes back
/// @param uses how many people may come by it
/// @param used how many have
record GuestLink(
        String id,
        String name,
        String secretHash,
        Instant expiresAt,
        int uses,
        int used,
        boolean revoked) {
    /// What the ids of its guests begin with.
    String participantId() {
        return "guest-" + id;
    }

    boolean isPersonal() {
        return uses == 1;
    }

    boolean opensWith(String secret) {
        return secretHash.equals(Randomness.fingerprint(secret));
    }
}
