package org.lyceum.rtc.sctp;

/// A negotiated data channel: both sides know its id (the stream's id, both ways) beforehand.
///
/// `maxRetransmits` is `RELIABLE`, or how often a lost message is repeated before it is given up.
/// Giving up needs FORWARD-TSN (RFC 3758), which is not offered yet: until then every channel is
/// reliable, as browsers do it themselves towards a peer without that extension.
public record ChannelSettings(int id, boolean ordered, int maxRetransmits) {
    public static final int RELIABLE = -1;

    /// 65535 is reserved (RFC 8831, section 6.2).
    private static final int MAX_ID = 65_534;

    public ChannelSettings {
        if (id < 0 || id > MAX_ID || maxRetransmits < RELIABLE) {
            throw new IllegalArgumentException("No channel: id " + id + ", " + maxRetransmits);
        }
    }

    public static ChannelSettings orderedReliable(int id) {
        return new ChannelSettings(id, true, RELIABLE);
    }

    public static ChannelSettings unordered(int id, int maxRetransmits) {
        return new ChannelSettings(id, false, maxRetransmits);
    }
}
