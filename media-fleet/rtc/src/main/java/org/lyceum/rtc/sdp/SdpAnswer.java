package org.lyceum.rtc.sdp;

/// What came of an offer.
public sealed interface SdpAnswer permits Answered, Refused {}
