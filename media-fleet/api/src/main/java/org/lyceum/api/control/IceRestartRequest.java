package org.lyceum.api.control;

/// A page's re-offer with new ICE credentials: `POST /control/v1/ice-restarts`, with a join token
/// as bearer.
public record IceRestartRequest(String sessionId, String offer) {}
