package org.lyceum.loadtest.bot;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.peer.CloseReason;

/// What one bot has got so far.
///
/// @param foundNs when an address of the node was nominated, in the loop's time; null: not yet
/// @param connectedNs when its keys were there
/// @param closed why its connection ended by itself; null: it did not
/// @param wantsMedia whether it offered slots besides the events
/// @param drops datagrams that the core refused, by the reason
public record BotSnapshot(
        @Nullable Long foundNs,
        @Nullable Long connectedNs,
        @Nullable CloseReason closed,
        boolean wantsMedia,
        EventCounts events,
        MediaCounts media,
        Map<Drop, Long> drops) {
    public BotSnapshot {
        drops = Map.copyOf(drops);
    }

    /// Whether it is in the class: connected, and welcomed by the room.
    public boolean isIn() {
        return connectedNs != null && events.welcomed();
    }

    /// Whether it got events, and picture and sound where it wanted them.
    public boolean gotAll() {
        boolean seesAndHears = media.firstPictureNs() != null && media.firstSoundNs() != null;
        return isIn() && (seesAndHears || !wantsMedia);
    }
}
