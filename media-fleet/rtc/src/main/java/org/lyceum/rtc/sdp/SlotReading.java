package org.lyceum.rtc.sdp;

/// What came of reading one section of audio or video as the slot that it is to be.
sealed interface SlotReading permits NegotiatedSlot, Refused {}
