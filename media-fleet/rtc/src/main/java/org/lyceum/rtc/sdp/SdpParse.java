package org.lyceum.rtc.sdp;

/// What came of reading an SDP text.
public sealed interface SdpParse permits Parsed, Refused {}
