package org.lyceum.rtc.codec;

import org.lyceum.rtc.NetworkOrder;

/// A reusable cursor over the VP8 payload descriptor of one packet (RFC 7741, section 4.2).
///
/// ```text
/// |X|R|N|S|R| PID |   required
/// |I|L|T|K|  RSV  |   if X
/// |M| PictureID   |   if I; 15 bits when M
/// |   TL0PICIDX   |   if L
/// |TID|Y| KEYIDX  |   if T or K
/// ```
///
/// What it says is valid until the next `parse`. Not thread-safe: owned by its worker's event loop.
public final class Vp8Descriptor {
    /// What a field reads when the packet lacks it.
    public static final int ABSENT = -1;

    private static final int KEYFRAME_HEADER_BYTES = 10;

    private int length;
    private int first;
    private int pictureIdAt;
    private int tl0PicIdxAt;
    private int temporalByteAt;
    private boolean hasTemporalId;
    private boolean hasKeyIndex;
    private boolean longPictureId;
    private int pictureId;
    private int tl0PicIdx;
    private int temporalByte;
    private boolean keyframe;
    private int width;
    private int height;

    /// Reads the descriptor of a payload. False when it is truncated; nothing else is valid then.
    public boolean parse(byte[] packet, int payloadOffset, int payloadLength) {
        int end = payloadOffset + payloadLength;
        clear();
        if (payloadLength < 1) {
            return false;
        }
        first = packet[payloadOffset] & 0xff;
        int at = payloadOffset + 1;
        if ((first & 0x80) != 0) {
            at = parseExtension(packet, at, end);
        }
        if (at < 0 || at > end) {
            return false;
        }
        length = at - payloadOffset;
        parsePictureHeader(packet, at, end);
        return true;
    }

    /// Bytes of the descriptor: the VP8 payload begins after them.
    public int length() {
        return length;
    }

    /// S: the packet begins a partition.
    public boolean startsPartition() {
        return (first & 0x10) != 0;
    }

    public int partitionIndex() {
        return first & 0x07;
    }

    /// S with PID 0: the packet begins a frame.
    public boolean startsFrame() {
        return (first & 0x17) == 0x10;
    }

    /// N: no later frame refers to this one.
    public boolean isNonReference() {
        return (first & 0x20) != 0;
    }

    /// 7 or 15 bits, or `ABSENT`.
    public int pictureId() {
        return pictureId;
    }

    public boolean hasLongPictureId() {
        return longPictureId;
    }

    /// 8 bits, or `ABSENT`.
    public int tl0PicIdx() {
        return tl0PicIdx;
    }

    /// 0 to 3, or `ABSENT`.
    public int temporalId() {
        return hasTemporalId ? temporalByte >> 6 : ABSENT;
    }

    /// Y: the frame depends on the base layer only, so a receiver may switch up here.
    public boolean isLayerSync() {
        return hasTemporalId && (temporalByte & 0x20) != 0;
    }

    /// 5 bits, or `ABSENT`.
    public int keyIndex() {
        return hasKeyIndex ? temporalByte & 0x1f : ABSENT;
    }

    /// Whether this is the first packet of a keyframe.
    public boolean isKeyframe() {
        return keyframe;
    }

    /// Width of a keyframe's picture in pixels; 0 when unknown.
    public int width() {
        return width;
    }

    /// Height of a keyframe's picture in pixels; 0 when unknown.
    public int height() {
        return height;
    }

    /// Puts another picture id in the place of the packet's, as wide as it is; no-op without one.
    public void setPictureId(byte[] packet, int newPictureId) {
        if (pictureIdAt == 0) {
            return;
        }
        if (longPictureId) {
            pictureId = newPictureId & 0x7fff;
            NetworkOrder.putUint16(packet, pictureIdAt, 0x8000 | pictureId);
        } else {
            pictureId = newPictureId & 0x7f;
            packet[pictureIdAt] = (byte) pictureId;
        }
    }

    /// Puts another TL0PICIDX in the place of the packet's; no-op without one.
    public void setTl0PicIdx(byte[] packet, int newTl0PicIdx) {
        if (tl0PicIdxAt != 0) {
            tl0PicIdx = newTl0PicIdx & 0xff;
            packet[tl0PicIdxAt] = (byte) tl0PicIdx;
        }
    }

    private void clear() {
        length = 0;
        first = 0;
        pictureIdAt = 0;
        tl0PicIdxAt = 0;
        temporalByteAt = 0;
        hasTemporalId = false;
        hasKeyIndex = false;
        longPictureId = false;
        pictureId = ABSENT;
        tl0PicIdx = ABSENT;
        temporalByte = 0;
        keyframe = false;
        width = 0;
        height = 0;
    }

    /// Gives where the descriptor ends, or -1 when it runs over the end.
    private int parseExtension(byte[] packet, int from, int end) {
        if (from >= end) {
            return -1;
        }
        int present = packet[from] & 0xff;
        int at = from + 1;
        if ((present & 0x80) != 0) {
            if (at >= end) {
                return -1;
            }
            pictureIdAt = at;
            longPictureId = packet[at] < 0;
            at += longPictureId ? 2 : 1;
        }
        if ((present & 0x40) != 0) {
            tl0PicIdxAt = at++;
        }
        if ((present & 0x30) != 0) {
            temporalByteAt = at++;
        }
        if (at > end) {
            return -1;
        }
        hasTemporalId = (present & 0x20) != 0;
        hasKeyIndex = (present & 0x10) != 0;
        readFields(packet);
        return at;
    }

    private void readFields(byte[] packet) {
        if (pictureIdAt != 0) {
            pictureId =
                    longPictureId
                            ? NetworkOrder.uint16(packet, pictureIdAt) & 0x7fff
                            : packet[pictureIdAt] & 0x7f;
        }
        if (tl0PicIdxAt != 0) {
            tl0PicIdx = packet[tl0PicIdxAt] & 0xff;
        }
        if (temporalByteAt != 0) {
            temporalByte = packet[temporalByteAt] & 0xff;
        }
    }

    /// The frame's own header (RFC 6386, section 9.1): a keyframe has its lowest bit clear, then
    /// the start code 9d 01 2a, then 14 bits each of width and height, little-endian.
    private void parsePictureHeader(byte[] packet, int at, int end) {
        keyframe = startsFrame() && at < end && (packet[at] & 1) == 0;
        if (keyframe
                && end - at >= KEYFRAME_HEADER_BYTES
                && NetworkOrder.uint24(packet, at + 3) == 0x9d012a) {
            width = (packet[at + 6] & 0xff) | (packet[at + 7] & 0x3f) << 8;
            height = (packet[at + 8] & 0xff) | (packet[at + 9] & 0x3f) << 8;
        }
    }
}
