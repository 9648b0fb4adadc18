package org.lyceum.rtc.sdp;

/// What came of reading how the other side's one transport is to be reached and verified.
sealed interface TransportReading permits RemoteTransport, Refused {}
