package org.lyceum.rtc.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.ice.IceCredentials;

/// What one offer and one answer have settled, seen from the side that holds it.
///
/// `remoteFingerprint` is the SHA-256 of the other side's certificate as SDP writes it, upper case
/// and without the algorithm's name. `sctpPort` is 0 without a data channel; `maxMessageSize` is
/// the largest message in bytes that the other side takes.
public record NegotiatedSession(
        IceCredentials remote,
        String remoteFingerprint,
        List<NegotiatedSlot> slots,
        int sctpPort,
        int maxMessageSize) {
    /// The CNAME of every stream that we send (RFC 8834, section 4.9): one connection, one clock.
    public static final String CNAME = "slots";

    public NegotiatedSession {
        slots = List.copyOf(slots);
    }

    /// The slot of this name, or null.
    public @Nullable NegotiatedSlot slot(String name) {
        for (NegotiatedSlot slot : slots) {
            if (slot.name().equals(name)) {
                return slot;
            }
        }
        return null;
    }

    /// Whether the other side has begun ICE anew since `previous` was agreed on.
    public boolean hasRestartedSince(NegotiatedSession previous) {
        return !remote.equals(previous.remote);
    }
}
