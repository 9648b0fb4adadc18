package org.lyceum.rtc.sctp;

/// A whole message that arrived, in its order. An empty one has a single byte as a stand-in.
record InboundMessage(int stream, int payloadIdentifier, byte[] bytes) {}
