package org.lyceum.rtc.sdp;

/// The answer to send back, and what both sides have agreed on by it.
public record Answered(String sdp, NegotiatedSession session) implements SdpAnswer {}
