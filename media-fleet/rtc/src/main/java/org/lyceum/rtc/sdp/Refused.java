package org.lyceum.rtc.sdp;

/// A description that we do not take: a stable code for programs, a sentence for people.
public record Refused(String code, String sentence)
        implements SdpParse, SdpAnswer, AnswerReading, TransportReading, SlotReading {}
