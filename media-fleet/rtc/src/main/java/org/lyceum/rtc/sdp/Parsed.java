package org.lyceum.rtc.sdp;

/// The text is SDP within the bounds.
public record Parsed(SessionDescription description) implements SdpParse {}
