package org.lyceum.loadtest.machine;

/// What the media nodes took while the class was on.
///
/// @param cpuSeconds user and system time of all nodes together
/// @param rssBytes their resident memory at the end
public record NodeUsage(double cpuSeconds, long rssBytes) {}
