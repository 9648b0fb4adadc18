package org.lyceum.sfu.forward;

/// Where a loop's subscriptions tell the publisher's loop what they need of a track.
public interface TrackUpstream {
    /// Which layers are wanted here from now on, one bit each.
    void layersWanted(TrackKey track, int layers, long nowNs);

    /// Somebody here waits for a keyframe of a layer.
    void keyframeWanted(TrackKey track, int layer, long nowNs);
}
