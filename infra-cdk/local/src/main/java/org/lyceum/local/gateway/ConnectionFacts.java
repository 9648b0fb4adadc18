package org.lyceum.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of one WebSocket connection from its handshake on.
///
/// @param authorizer the authorizer's context, which stands in every later event
record ConnectionFacts(
        String id,
        Instant connectedAt,
        String sourceIp,
        String userAgent,
        @Nullable JsonNode authorizer) {

    ConnectionFacts with(@Nullable JsonNode authorizerContext) {
        return new ConnectionFacts(id, connectedAt, sourceIp, userAgent, authorizerContext);
    }
}
