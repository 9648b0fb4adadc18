package org.lyceum.loadtest.report;

/// When a bot took which step to the class, in the time of its loop.
///
/// @param cameNs when it came to the front door
/// @param offeredNs when it sent its offer
/// @param answeredNs when it had the answer
public record WayIn(long cameNs, long offeredNs, long answeredNs) {}
