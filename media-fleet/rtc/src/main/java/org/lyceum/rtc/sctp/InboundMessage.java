package org.lyceum.rtc.sctp;

/// A whole message that arrived. `length` is 0 for an empty one, whose single byte is a stand-in.
record InboundMessage(int channel, PayloadKind kind, byte[] bytes, int length) {}
