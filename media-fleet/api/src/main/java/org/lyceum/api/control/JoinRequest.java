package org.lyceum.api.control;

import java.util.List;

/// A page's offer, handed to a node: `POST /control/v1/joins`, with the join token as bearer.
///
/// @param offer SDP text, inflated
/// @param slots names of the slots in the order of the m-lines, `events` for the data section
public record JoinRequest(String offer, List<String> slots) {}
