package org.lyceum.rtc.sctp;

/// A data channel: its id (the stream's id, both ways), whether its messages stay in order, and how
/// hard it tries to bring them.
public record ChannelSettings(int id, boolean ordered, Reliability reliability) {
    /// 65535 is reserved (RFC 8831, section 6.2).
    private static final int MAX_ID = 65_534;

    public ChannelSettings {
        if (id < 0 || id > MAX_ID) {
            throw new IllegalArgumentException("No channel: id " + id);
        }
    }

    public static ChannelSettings orderedReliable(int id) {
        return new ChannelSettings(id, true, new Reliability.Reliable());
    }

    /// A channel whose messages overtake each other and are given up after so many repeats.
    public static ChannelSettings unordered(int id, int maxRetransmits) {
        return new ChannelSettings(id, false, new Reliability.MaxRetransmits(maxRetransmits));
    }
}
