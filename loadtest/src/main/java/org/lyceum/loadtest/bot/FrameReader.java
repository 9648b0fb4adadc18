package org.lyceum.loadtest.bot;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.rtp.RtpPacket;

/// Puts the packets of a VP8 stream in order and counts the pictures that a decoder could show (RFC
/// 7741): a keyframe first, then frame after frame without a gap in the picture ids.
///
/// It keeps what the packets say, not their bytes. Bounded: `WINDOW` packets; a gap longer than
/// that is given up. Not thread-safe: owned by its bot's event loop.
final class FrameReader {
    static final int WINDOW = 512;

    private static final int NOTHING = 1;
    private static final int STARTS_FRAME = 2;
    private static final int KEYFRAME = 4;
    private static final int ENDS_FRAME = 8;
    private static final int LONG_ID = 16;
    private static final long NONE = Long.MIN_VALUE;

    private final Vp8Descriptor descriptor = new Vp8Descriptor();
    private final long[] indices = new long[WINDOW];
    private final int[] flags = new int[WINDOW];
    private final int[] pictureIds = new int[WINDOW];
    private final int[] frameHeights = new int[WINDOW];
    private final Set<Integer> heights = new TreeSet<>();
    private long next = NONE;
    private long highest = NONE;
    private boolean waitsForKeyframe = true;
    private boolean inFrame;
    private int lastPictureId = Vp8Descriptor.ABSENT;
    private long pictures;
    private long keyframes;
    private long pictureGaps;
    private long unusable;

    FrameReader() {
        Arrays.fill(indices, NONE);
    }

    /// Takes a packet that was not here before.
    void received(long index, byte[] packet, int length) {
        if (next == NONE) {
            next = index;
        }
        if (index < next) {
            return;
        }
        if (index >= next + WINDOW) {
            skipTo(index - WINDOW + 1);
        }
        store(index, packet, length);
        highest = Math.max(highest, index);
        readOn();
    }

    /// Gives up all that is missing, and waits for a keyframe after the newest packet: there may be
    /// further gaps before it, which nobody will fill any more.
    void skipMissing() {
        if (next != NONE && next <= highest) {
            skipTo(highest + 1);
        }
    }

    /// Whether nothing can be shown until a keyframe comes.
    boolean needsKeyframe() {
        return next != NONE && waitsForKeyframe;
    }

    long pictures() {
        return pictures;
    }

    long keyframes() {
        return keyframes;
    }

    /// Frames whose picture id does not follow the one before, though no packet is missing.
    long pictureGaps() {
        return pictureGaps;
    }

    /// Frames that came whole while a keyframe was missing, and packets that are no VP8.
    long unusable() {
        return unusable;
    }

    Set<Integer> heights() {
        return Set.copyOf(heights);
    }

    private void store(long index, byte[] packet, int length) {
        int at = slot(index);
        indices[at] = index;
        pictureIds[at] = Vp8Descriptor.ABSENT;
        frameHeights[at] = 0;
        int payload = RtpPacket.payloadLength(packet, length);
        if (payload == 0) {
            flags[at] = NOTHING;
            return;
        }
        if (!descriptor.parse(packet, RtpPacket.headerLength(packet), payload)) {
            unusable++;
            flags[at] = NOTHING;
            return;
        }
        flags[at] =
                (descriptor.startsFrame() ? STARTS_FRAME : 0)
                        | (descriptor.isKeyframe() ? KEYFRAME : 0)
                        | (descriptor.hasLongPictureId() ? LONG_ID : 0)
                        | (RtpPacket.marker(packet) ? ENDS_FRAME : 0);
        pictureIds[at] = descriptor.pictureId();
        frameHeights[at] = descriptor.height();
    }

    private void skipTo(long index) {
        long oldest = index;
        while (oldest <= highest && indices[slot(oldest)] != oldest) {
            oldest++;
        }
        next = oldest;
        inFrame = false;
        lose();
    }

    private void readOn() {
        while (next <= highest && indices[slot(next)] == next) {
            read(slot(next++));
        }
    }

    private void read(int at) {
        if ((flags[at] & NOTHING) != 0) {
            return;
        }
        if ((flags[at] & STARTS_FRAME) != 0) {
            begin(at);
        }
        if ((flags[at] & ENDS_FRAME) != 0) {
            end();
        }
    }

    private void begin(int at) {
        boolean keyframe = (flags[at] & KEYFRAME) != 0;
        if (keyframe) {
            waitsForKeyframe = false;
            keyframes++;
            if (frameHeights[at] > 0) {
                heights.add(frameHeights[at]);
            }
        } else if (!waitsForKeyframe && !follows(at)) {
            pictureGaps++;
            lose();
        }
        lastPictureId = pictureIds[at];
        inFrame = true;
    }

    private void end() {
        if (inFrame && !waitsForKeyframe) {
            pictures++;
        } else {
            unusable++;
        }
        inFrame = false;
    }

    private boolean follows(int at) {
        int id = pictureIds[at];
        if (id == Vp8Descriptor.ABSENT || lastPictureId == Vp8Descriptor.ABSENT) {
            return true;
        }
        int mask = (flags[at] & LONG_ID) != 0 ? 0x7fff : 0x7f;
        return id == (lastPictureId + 1 & mask);
    }

    private void lose() {
        waitsForKeyframe = true;
        lastPictureId = Vp8Descriptor.ABSENT;
    }

    private static int slot(long index) {
        return (int) (index & WINDOW - 1);
    }
}
