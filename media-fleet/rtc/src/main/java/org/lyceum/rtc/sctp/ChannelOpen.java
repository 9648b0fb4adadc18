package org.lyceum.rtc.sctp;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/// The wish to open a channel that was not negotiated beforehand: DATA_CHANNEL_OPEN (RFC 8832,
/// section 5.1).
///
/// ```text
/// | 0x03 (8) | channel type (8) | priority (16)        |
/// | reliability parameter: repeats or milliseconds (32) |
/// | label length (16)           | protocol length (16) |
/// | label, UTF-8 … protocol, UTF-8 …                   |
/// ```
///
/// Priorities are carried and not weighed: messages leave first come, first served.
public record ChannelOpen(ChannelSettings settings, int priority, String label, String protocol) {
    /// "Normal" of RFC 8832, section 8.2.1 (RFC 8831, section 6.4).
    public static final int NORMAL_PRIORITY = 256;

    static final int MESSAGE_TYPE = 3;

    private static final int FIXED_BYTES = 12;
    private static final int UNORDERED = 0x80;
    private static final int RELIABLE = 0;
    private static final int LIMITED_REPEATS = 1;
    private static final int LIMITED_LIFETIME = 2;
    private static final int MAX_TEXT_BYTES = 65_535;
    private static final long NS_PER_MS = 1_000_000L;

    public ChannelOpen {
        if (priority < 0 || priority > 0xFFFF) {
            throw new IllegalArgumentException("Not a priority: " + priority);
        }
        if (label.getBytes(UTF_8).length > MAX_TEXT_BYTES
                || protocol.getBytes(UTF_8).length > MAX_TEXT_BYTES) {
            throw new IllegalArgumentException("Label or protocol too long");
        }
    }

    public static ChannelOpen of(ChannelSettings settings, String label) {
        return new ChannelOpen(settings, NORMAL_PRIORITY, label, "");
    }

    /// What came on this stream; null when it is no such message, or of a type that nobody knows.
    static @Nullable ChannelOpen read(int stream, byte[] bytes) {
        if (bytes.length < FIXED_BYTES || bytes[0] != MESSAGE_TYPE) {
            return null;
        }
        int type = bytes[1] & 0xFF;
        Reliability reliability = reliability(type & ~UNORDERED, BigEndian.unsigned32(bytes, 4));
        int label = BigEndian.unsigned16(bytes, 8);
        int protocol = BigEndian.unsigned16(bytes, 10);
        if (reliability == null || FIXED_BYTES + label + protocol != bytes.length) {
            return null;
        }
        return new ChannelOpen(
                new ChannelSettings(stream, (type & UNORDERED) == 0, reliability),
                BigEndian.unsigned16(bytes, 2),
                text(bytes, FIXED_BYTES, label),
                text(bytes, FIXED_BYTES + label, protocol));
    }

    byte[] write() {
        byte[] labelBytes = label.getBytes(UTF_8);
        byte[] protocolBytes = protocol.getBytes(UTF_8);
        byte[] bytes = new byte[FIXED_BYTES + labelBytes.length + protocolBytes.length];
        bytes[0] = MESSAGE_TYPE;
        bytes[1] = (byte) (type() | (settings.ordered() ? 0 : UNORDERED));
        BigEndian.put16(bytes, 2, priority);
        BigEndian.put32(bytes, 4, parameter());
        BigEndian.put16(bytes, 8, labelBytes.length);
        BigEndian.put16(bytes, 10, protocolBytes.length);
        System.arraycopy(labelBytes, 0, bytes, FIXED_BYTES, labelBytes.length);
        int behind = FIXED_BYTES + labelBytes.length;
        System.arraycopy(protocolBytes, 0, bytes, behind, protocolBytes.length);
        return bytes;
    }

    private int type() {
        return switch (settings.reliability()) {
            case Reliability.Reliable _ -> RELIABLE;
            case Reliability.MaxRetransmits _ -> LIMITED_REPEATS;
            case Reliability.Lifetime _ -> LIMITED_LIFETIME;
        };
    }

    private int parameter() {
        return switch (settings.reliability()) {
            case Reliability.Reliable _ -> 0;
            case Reliability.MaxRetransmits(int count) -> count;
            case Reliability.Lifetime(long durationNs) -> (int) (durationNs / NS_PER_MS);
        };
    }

    private static @Nullable Reliability reliability(int type, long parameter) {
        return switch (type) {
            case RELIABLE -> new Reliability.Reliable();
            case LIMITED_REPEATS ->
                    new Reliability.MaxRetransmits((int) Math.min(parameter, Integer.MAX_VALUE));
            case LIMITED_LIFETIME -> new Reliability.Lifetime(parameter * NS_PER_MS);
            default -> null;
        };
    }

    /// Bytes that are no UTF-8 become replacement characters: a label is for people.
    private static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, UTF_8);
    }
}
