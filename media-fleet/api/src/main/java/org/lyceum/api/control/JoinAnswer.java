package org.lyceum.api.control;

/// A node's answer to a join or to an ICE restart.
///
/// @param sessionId of the peer session; an ICE restart and a leave name it
/// @param answer SDP text
public record JoinAnswer(String sessionId, String answer) {}
