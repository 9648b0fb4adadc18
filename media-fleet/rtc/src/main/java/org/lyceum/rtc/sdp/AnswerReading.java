package org.lyceum.rtc.sdp;

/// What came of an answer to our own offer.
public sealed interface AnswerReading permits AnswerRead, Refused {}
