package org.lyceum.loadtest.bot;

/// What has come on the event channel.
///
/// @param gaps events whose number does not follow the one before
/// @param unreadable messages that are no event
public record EventCounts(
        long events,
        long gaps,
        long unreadable,
        long acknowledged,
        long refused,
        boolean welcomed,
        boolean onStage,
        boolean classEnded) {}
