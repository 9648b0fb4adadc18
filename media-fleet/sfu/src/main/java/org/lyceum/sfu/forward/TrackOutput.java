package org.lyceum.sfu.forward;

/// Where published tracks put what the rest of the class needs of them.
///
/// Called on the publisher's event loop. The packet is valid only until the method returns.
public interface TrackOutput {
    /// The track's first packet has come.
    void started(PublishedTrack track, long nowNs);

    /// One packet of media, each only once; late ones may come after newer ones.
    void packet(PublishedTrack track, SourcePacket packet, long nowNs);

    /// A layer began to exist, fell silent or came back.
    void layersChanged(PublishedTrack track, long nowNs);

    /// The line between a layer's timestamps and the node's wall clock is known (better).
    void clockChanged(PublishedTrack track, ClockPoint point);

    /// One moment on both clocks: RTP timestamp and the node's wall clock in ns since 1900.
    record ClockPoint(int layer, long rtpTimestamp, long ntpNs) {}
}
