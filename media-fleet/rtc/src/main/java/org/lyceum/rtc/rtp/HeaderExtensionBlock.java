package org.lyceum.rtc.rtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.lyceum.rtc.NetworkOrder;

/// A fixed block of one-byte header extension elements (RFC 8285, section 4.2), the same on every
/// packet of a slot, so that its packets keep equal sizes.
///
/// The layout is settled once; per packet the block is copied and the few changing values are put
/// at their known places. Setters do nothing for an element that the block lacks. Immutable.
public final class HeaderExtensionBlock {
    static final int ONE_BYTE_PROFILE = 0xbede;

    /// No extension at all.
    public static final HeaderExtensionBlock EMPTY = builder().build();

    private static final int ABSENT = -1;
    private static final int MAX_ONE_BYTE_ID = 14;

    private final byte[] template;
    private final int transportCcAt;
    private final int absSendTimeAt;
    private final int audioLevelAt;
    private final int playoutDelayAt;

    private HeaderExtensionBlock(Builder builder) {
        template = builder.encoded();
        transportCcAt = builder.transportCcAt;
        absSendTimeAt = builder.absSendTimeAt;
        audioLevelAt = builder.audioLevelAt;
        playoutDelayAt = builder.playoutDelayAt;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Bytes that the block takes in a packet, its own header included; 0 when it is empty.
    public int sizeBytes() {
        return template.length;
    }

    /// Copies the block to where the packet's extension belongs. The extension bit is the caller's.
    public void writeTo(byte[] packet, int blockOffset) {
        System.arraycopy(template, 0, packet, blockOffset, template.length);
    }

    /// The transport-wide sequence number (draft-holmer-rmcat-transport-wide-cc-extensions-01).
    public void setTransportCc(byte[] packet, int blockOffset, int transportSequenceNumber) {
        if (transportCcAt != ABSENT) {
            NetworkOrder.putUint16(packet, blockOffset + transportCcAt, transportSequenceNumber);
        }
    }

    /// When the packet leaves: 24 bits, 6 of seconds and 18 of their fraction.
    public void setAbsSendTime(byte[] packet, int blockOffset, long nowNs) {
        if (absSendTimeAt != ABSENT) {
            NetworkOrder.putUint24(packet, blockOffset + absSendTimeAt, absSendTime(nowNs));
        }
    }

    /// The voice's level (RFC 6464), as `AudioLevel.encode` makes it.
    public void setAudioLevel(byte[] packet, int blockOffset, int encodedLevel) {
        if (audioLevelAt != ABSENT) {
            NetworkOrder.putUint8(packet, blockOffset + audioLevelAt, encodedLevel);
        }
    }

    /// Smallest and largest delay of playing, in milliseconds, 0 to 40,950.
    public void setPlayoutDelay(byte[] packet, int blockOffset, int minMs, int maxMs) {
        if (playoutDelayAt != ABSENT) {
            int delay = playoutDelay(minMs, maxMs);
            NetworkOrder.putUint24(packet, blockOffset + playoutDelayAt, delay);
        }
    }

    static int absSendTime(long nowNs) {
        long seconds = Math.floorDiv(nowNs, 1_000_000_000L) & 0x3f;
        long fraction = (Math.floorMod(nowNs, 1_000_000_000L) << 18) / 1_000_000_000L;
        return (int) (seconds << 18 | fraction);
    }

    static int playoutDelay(int minMs, int maxMs) {
        return Math.clamp(minMs / 10, 0, 0xfff) << 12 | Math.clamp(maxMs / 10, 0, 0xfff);
    }

    /// Collects the elements of a block. An id of 0, or beyond 14, leaves the element out.
    public static final class Builder {
        private byte[] elements = new byte[64];
        private int size = 4;
        private int transportCcAt = ABSENT;
        private int absSendTimeAt = ABSENT;
        private int audioLevelAt = ABSENT;
        private int playoutDelayAt = ABSENT;

        private Builder() {}

        /// The slot's m-line (RFC 8843, section 15); at most 16 characters.
        public Builder mid(int id, String mid) {
            byte[] text = mid.getBytes(StandardCharsets.UTF_8);
            if (text.length == 0 || text.length > 16) {
                return this;
            }
            int at = element(id, text.length);
            if (at != ABSENT) {
                System.arraycopy(text, 0, elements, at, text.length);
            }
            return this;
        }

        public Builder transportCc(int id) {
            transportCcAt = element(id, 2);
            return this;
        }

        public Builder absSendTime(int id) {
            absSendTimeAt = element(id, 3);
            return this;
        }

        public Builder audioLevel(int id) {
            audioLevelAt = element(id, 1);
            if (audioLevelAt != ABSENT) {
                elements[audioLevelAt] = AudioLevel.SILENCE;
            }
            return this;
        }

        /// The delay that every packet carries unless told otherwise, in milliseconds.
        public Builder playoutDelay(int id, int minMs, int maxMs) {
            playoutDelayAt = element(id, 3);
            if (playoutDelayAt != ABSENT) {
                NetworkOrder.putUint24(
                        elements, playoutDelayAt, HeaderExtensionBlock.playoutDelay(minMs, maxMs));
            }
            return this;
        }

        public HeaderExtensionBlock build() {
            return new HeaderExtensionBlock(this);
        }

        private int element(int id, int length) {
            if (id <= 0 || id > MAX_ONE_BYTE_ID) {
                return ABSENT;
            }
            elements[size] = (byte) (id << 4 | length - 1);
            int at = size + 1;
            size = at + length;
            return at;
        }

        private byte[] encoded() {
            if (size == 4) {
                return new byte[0];
            }
            int words = (size - 4 + 3) / 4;
            byte[] block = Arrays.copyOf(elements, 4 + 4 * words);
            NetworkOrder.putUint16(block, 0, ONE_BYTE_PROFILE);
            NetworkOrder.putUint16(block, 2, words);
            return block;
        }
    }
}
