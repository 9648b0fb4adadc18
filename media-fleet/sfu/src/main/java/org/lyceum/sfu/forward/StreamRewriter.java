package org.lyceum.sfu.forward;

import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.rtp.RtpWriter;
import org.lyceum.rtc.rtp.SequenceUnwrapper;

/// One unbroken RTP stream, made of pieces of other streams: what a slot of a subscriber receives.
///
/// Sources come, go and change their layer; the subscriber sees one SSRC whose sequence numbers,
/// timestamps, VP8 picture ids and TL0PICIDX go on as if nothing had happened.
///
/// - A new source, or another layer, begins at a keyframe only; a voice anywhere.
/// - What is dropped on purpose (padding, upper temporal layers) leaves no gap.
/// - What was lost on the way to us keeps its place, and fills it when it comes late.
/// - Each packet has the subscriber's payload type, SSRC and one fixed block of extensions; a voice
///   names its source as CSRC.
///
/// No clock, no I/O: packets in, packets out. Not thread-safe: owned by its worker's event loop.
public final class StreamRewriter {
    /// The length of a packet that is not forwarded.
    public static final int NOT_FORWARDED = 0;

    /// A larger gap than this many packets cannot be repaired: the source begins anew.
    public static final int MAX_GAP = 256;

    /// All temporal layers that VP8 can have.
    public static final int ALL_TEMPORAL_LAYERS = 3;

    /// Browsers split a frame into packets whose sizes differ by a byte. Filled up to a multiple of
    /// this, nearly all of a frame have one size, and leave in one system call.
    static final int SIZE_STEP = 8;

    /// Shorter packets are the only ones of their frame.
    static final int LEAST_FILLED_BYTES = 500;

    private static final int VIDEO_PACKETS = 512;
    private static final int AUDIO_PACKETS = 64;
    private static final int PICTURE_ID_MASK = 0x7fff;
    private static final long TIMESTAMP_MASK = 0xffff_ffffL;
    private static final int CATCH_UP_TICKS_PER_FRAME = 90;
    private static final long NO_STREAM = -1;

    private final SlotFormat format;
    private final SequenceMap numbers;
    private final RtpWriter writer = new RtpWriter();
    private final Vp8Descriptor descriptor = new Vp8Descriptor();

    private long stream = NO_STREAM;
    private long newestSourceIndex;
    private boolean anythingSent;
    private long newestTimestamp;
    private int timestampOffset;
    private int newestPictureId = -1;
    private int pictureIdOffset;
    private int newestTl0PicIdx = -1;
    private int tl0Offset;
    private int droppedPictureId = -1;
    private int temporalLimit = ALL_TEMPORAL_LAYERS;
    private int temporalNow = ALL_TEMPORAL_LAYERS;
    private boolean catchingUp;
    private long newestSourceTimestamp;

    public StreamRewriter(SlotFormat format) {
        this.format = format;
        this.newestTimestamp = format.start().rtpTimestamp();
        this.numbers =
                new SequenceMap(
                        format.kind() == MediaKind.VIDEO ? VIDEO_PACKETS : AUDIO_PACKETS,
                        format.start().sequenceNumber());
    }

    /// Goes over to the stream of this packet. False, and nothing changes, unless a subscriber can
    /// begin with it.
    ///
    /// @param expectedTimestamp where this packet should stand on the slot's time line; it is moved
    ///   forward when the slot is there already
    public boolean switchTo(SourcePacket packet, long expectedTimestamp) {
        if (!packet.isSwitchPoint()) {
            return false;
        }
        stream = packet.stream();
        newestSourceIndex = packet.index() - 1;
        numbers.beginStream();
        long timestamp = expectedTimestamp & TIMESTAMP_MASK;
        if (anythingSent && (int) (timestamp - newestTimestamp) <= 0) {
            timestamp = newestTimestamp + 1;
        }
        timestampOffset = (int) (timestamp - packet.rtpTimestamp());
        pictureIdOffset = newestPictureId + 1 - packet.pictureId();
        tl0Offset = newestTl0PicIdx + 1 - packet.tl0PicIdx();
        temporalNow = temporalLimit;
        newestSourceTimestamp = packet.rtpTimestamp();
        droppedPictureId = -1;
        catchingUp = false;
        return true;
    }

    /// Forwards nothing until the next `switchTo`.
    public void detach() {
        stream = NO_STREAM;
    }

    /// Whether packets of this stream are being forwarded.
    public boolean isForwarding(long ofStream) {
        return stream == ofStream;
    }

    public boolean isDetached() {
        return stream == NO_STREAM;
    }

    /// Drops temporal layers above this one: at once downwards, at the next layer sync upwards.
    public void limitTemporalLayers(int limit) {
        temporalLimit = limit;
    }

    /// Begins to send what was kept since a keyframe: base layer only, frames a millisecond apart,
    /// so that the subscriber's picture is live after the last of them.
    public void beginCatchingUp() {
        catchingUp = true;
        temporalNow = 0;
    }

    /// What comes from now on is live.
    public void endCatchingUp() {
        catchingUp = false;
    }

    /// Writes the packet as the subscriber shall see it, and gives its length, or `NOT_FORWARDED`.
    public int rewrite(SourcePacket packet, byte[] out) {
        if (packet.stream() != stream) {
            return NOT_FORWARDED;
        }
        if (packet.index() <= newestSourceIndex) {
            return rewriteLate(packet, out);
        }
        if (packet.index() - newestSourceIndex > MAX_GAP) {
            detach();
            return NOT_FORWARDED;
        }
        keepPlaces(packet.index());
        newestSourceIndex = packet.index();
        if (packet.isPaddingOnly() || dropsTemporalLayerOf(packet)) {
            return NOT_FORWARDED;
        }
        if (catchingUp) {
            compressTime(packet.rtpTimestamp());
        }
        newestSourceTimestamp = packet.rtpTimestamp();
        long outIndex = numbers.append(packet.index(), timestampOffset, pictureIdOffset);
        return fillUp(packet, write(packet, outIndex, out), out);
    }

    /// The source index behind a number that the subscriber asks for again, or -1.
    public long sourceIndexOf(int sequenceNumber) {
        long outIndex = numbers.outIndexOfNumber(sequenceNumber);
        return outIndex == SequenceMap.NONE ? SequenceMap.NONE : numbers.sourceIndexAt(outIndex);
    }

    /// Writes a packet once more, just as before; `NOT_FORWARDED` when its number was never given.
    public int rewriteAgain(SourcePacket packet, byte[] out) {
        long outIndex =
                packet.stream() == stream ? numbers.outIndexOf(packet.index()) : SequenceMap.NONE;
        if (outIndex == SequenceMap.NONE) {
            return NOT_FORWARDED;
        }
        numbers.keepPromise(outIndex);
        return write(packet, outIndex, out);
    }

    /// The slot's timestamp of a source timestamp that is live now.
    public long timestampOf(long sourceTimestamp) {
        return sourceTimestamp + timestampOffset & TIMESTAMP_MASK;
    }

    /// The newest timestamp on the slot's time line, or where it begins.
    public long newestTimestamp() {
        return newestTimestamp & TIMESTAMP_MASK;
    }

    public boolean hasSentAnything() {
        return anythingSent;
    }

    SequenceMap numbers() {
        return numbers;
    }

    private int rewriteLate(SourcePacket packet, byte[] out) {
        long outIndex = numbers.outIndexOf(packet.index());
        if (outIndex == SequenceMap.NONE || !numbers.isPromised(outIndex)) {
            return NOT_FORWARDED;
        }
        numbers.keepPromise(outIndex);
        return packet.isPaddingOnly() || packet.temporalId() > temporalNow
                ? writeFiller(packet, outIndex, out)
                : write(packet, outIndex, out);
    }

    private void keepPlaces(long upTo) {
        for (long lost = newestSourceIndex + 1; lost < upTo; lost++) {
            numbers.promise(lost, timestampOffset, pictureIdOffset);
        }
    }

    private boolean dropsTemporalLayerOf(SourcePacket packet) {
        if (packet.kind() == MediaKind.AUDIO) {
            return false;
        }
        if (packet.startsFrame()) {
            adaptTemporalLayer(packet);
        }
        if (packet.temporalId() <= temporalNow) {
            return false;
        }
        if (packet.pictureId() != droppedPictureId) {
            droppedPictureId = packet.pictureId();
            pictureIdOffset--;
        }
        return true;
    }

    private void adaptTemporalLayer(SourcePacket packet) {
        if (temporalNow > temporalLimit) {
            temporalNow = temporalLimit;
        } else if (!catchingUp
                && temporalNow < temporalLimit
                && packet.temporalId() == temporalNow + 1
                && packet.isLayerSync()) {
            temporalNow++;
        }
    }

    private void compressTime(long sourceTimestamp) {
        if (sourceTimestamp != newestSourceTimestamp) {
            long timestamp = newestTimestamp + CATCH_UP_TICKS_PER_FRAME;
            timestampOffset = (int) (timestamp - sourceTimestamp);
        }
    }

    private int write(SourcePacket packet, long outIndex, byte[] out) {
        int length = begin(packet, outIndex, packet.marker(), out);
        writer.payload(packet.bytes(), packet.payloadOffset(), packet.payloadLength());
        noteTimestamp(RtpPacket.timestamp(out));
        anythingSent = true;
        if (packet.kind() == MediaKind.VIDEO) {
            rewriteDescriptor(packet, outIndex, length, out);
        }
        return writer.length();
    }

    /// A packet of padding only (RFC 3550, section 5.1): keeps a number that was promised to a
    /// packet which is not wanted after all.
    private int writeFiller(SourcePacket packet, long outIndex, byte[] out) {
        return RtpPacket.pad(out, begin(packet, outIndex, false, out), 1);
    }

    /// Pads all packets of a frame but its last to a size that they share (RFC 3550, section 5.1).
    /// What the publisher had padded came here without its padding.
    private static int fillUp(SourcePacket packet, int length, byte[] out) {
        int missing = -length & SIZE_STEP - 1;
        boolean fits = length + missing + PeerLink.SPARE_BYTES <= out.length;
        return packet.kind() == MediaKind.VIDEO
                        && !packet.marker()
                        && length >= LEAST_FILLED_BYTES
                        && fits
                ? RtpPacket.pad(out, length, missing)
                : length;
    }

    private int begin(SourcePacket packet, long outIndex, boolean marker, byte[] out) {
        long timestamp = packet.rtpTimestamp() + numbers.timestampOffsetAt(outIndex);
        writer.begin(out, format.ssrc(), format.payloadType())
                .sequenceNumber(SequenceUnwrapper.sequenceNumberOf(outIndex))
                .timestamp(timestamp & TIMESTAMP_MASK)
                .marker(marker);
        if (packet.kind() == MediaKind.AUDIO) {
            writer.csrc(packet.ssrc());
        }
        int block = writer.length();
        writer.extensions(format.extensions());
        if (packet.audioLevel() >= 0) {
            format.extensions().setAudioLevel(out, block, packet.audioLevel());
        }
        return writer.length();
    }

    private void noteTimestamp(long timestamp) {
        if (!anythingSent || (int) (timestamp - newestTimestamp) > 0) {
            newestTimestamp = timestamp;
        }
    }

    private void rewriteDescriptor(SourcePacket packet, long outIndex, int payloadAt, byte[] out) {
        if (!descriptor.parse(out, payloadAt, packet.payloadLength())) {
            return;
        }
        if (packet.pictureId() != Vp8Descriptor.ABSENT) {
            int pictureId =
                    packet.pictureId() + numbers.pictureIdOffsetAt(outIndex) & PICTURE_ID_MASK;
            descriptor.setPictureId(out, pictureId);
            newestPictureId = newer(pictureId, newestPictureId, 15);
        }
        if (packet.tl0PicIdx() != Vp8Descriptor.ABSENT) {
            int tl0PicIdx = packet.tl0PicIdx() + tl0Offset & 0xff;
            descriptor.setTl0PicIdx(out, tl0PicIdx);
            newestTl0PicIdx = newer(tl0PicIdx, newestTl0PicIdx, 8);
        }
    }

    /// The later one of two numbers that roll over after so many bits; any is later than -1.
    private static int newer(int number, int newest, int bits) {
        int half = 1 << (bits - 1);
        int ahead = (number - newest) & ((1 << bits) - 1);
        return newest < 0 || (ahead != 0 && ahead < half) ? number : newest;
    }
}
