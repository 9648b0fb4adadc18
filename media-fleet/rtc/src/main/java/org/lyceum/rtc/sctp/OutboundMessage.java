package org.lyceum.rtc.sctp;

/// A message on its way out: its bytes, and where they belong.
record OutboundMessage(
        int stream, boolean ordered, int sequence, int payloadIdentifier, byte[] bytes) {}
