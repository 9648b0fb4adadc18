package org.lyceum.sfu.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.lyceum.sfu.forward.PublishedTrack;
import org.lyceum.sfu.forward.TrackKey;

/// What one loop's part of a class is doing; the host adds the parts up.
///
/// @param tracks whose publishers are on this loop
/// @param subscriptions on this loop, by track
/// @param lostPackets that no batch could take on their way to other loops
public record ShardStatistics(
        List<Track> tracks,
        Map<TrackKey, Integer> subscriptions,
        int activeSubscriptions,
        long lostPackets) {
    /// One published track.
    ///
    /// @param layersBps bitrate of each layer over the last second
    public record Track(
            TrackKey key, String participantId, List<Long> layersBps, double lossRatio) {}

    static ShardStatistics of(
            List<ClassPeer> publishing,
            Collection<ClassPeer> peers,
            Map<TrackKey, Integer> subscriptions,
            long lostPackets) {
        List<Track> tracks = new ArrayList<>();
        for (ClassPeer peer : publishing) {
            for (PublishedTrack track : peer.publisher().startedTracks()) {
                tracks.add(trackOf(peer, track));
            }
        }
        int active = peers.stream().mapToInt(ClassPeer::activeSubscriptions).sum();
        return new ShardStatistics(tracks, subscriptions, active, lostPackets);
    }

    private static Track trackOf(ClassPeer peer, PublishedTrack track) {
        List<Long> layers = new ArrayList<>();
        for (int layer = 0; layer < track.layerCount(); layer++) {
            layers.add(track.bitrateBps(layer));
        }
        return new Track(track.key(), peer.seat().participantId(), layers, track.lossRatio());
    }
}
