package org.lyceum.functions.signaling;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// A page's re-offer after its network has changed.
///
/// @param offer base64url of raw DEFLATE of the SDP
@Introspected
record IceRestart(
        @NotBlank @Size(max = 4_096) String joinToken,
        @NotBlank @Size(max = 100) String sessionId,
        @NotBlank @Size(max = 262_144) String offer) {
    /// Never shows the token.
    @Override
    public String toString() {
        return "IceRestart[" + sessionId + "]";
    }
}
