package org.lyceum.api.control;

/// A page says good-bye: `POST /control/v1/leaves`, with a join token as bearer.
public record LeaveRequest(String sessionId) {}
