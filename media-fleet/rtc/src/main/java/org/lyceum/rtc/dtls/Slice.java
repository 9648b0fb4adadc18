package org.lyceum.rtc.dtls;

/// A part of an array, lent for the length of one call.
record Slice(byte[] bytes, int offset, int length) {}
