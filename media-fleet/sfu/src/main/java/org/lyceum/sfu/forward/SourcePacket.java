package org.lyceum.sfu.forward;

import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.rtp.AudioLevel;
import org.lyceum.rtc.rtp.RtpPacket;

/// A reusable cursor over one packet of a published track, parsed once for all its subscribers.
///
/// The bytes belong to whoever called `read` and are valid only while that call's turn lasts. Not
/// thread-safe: owned by its worker's event loop.
public final class SourcePacket {
    private final Vp8Descriptor descriptor = new Vp8Descriptor();
    private final MediaKind kind;

    private byte[] bytes = new byte[0];
    private int length;
    private int layer;
    private long index;
    private long stream;
    private int audioLevel = AudioLevel.ABSENT;

    public SourcePacket(MediaKind kind) {
        this.kind = kind;
    }

    /// Takes a valid RTP packet. False when its payload descriptor is truncated.
    ///
    /// @param index the 64 bits of its sequence number within its layer
    public boolean read(byte[] packet, int packetLength, int ofLayer, long index) {
        this.bytes = packet;
        this.length = packetLength;
        this.layer = ofLayer;
        this.index = index;
        audioLevel = AudioLevel.ABSENT;
        return kind == MediaKind.AUDIO
                || isPaddingOnly()
                || descriptor.parse(packet, payloadOffset(), payloadLength());
    }

    /// Says of which stream the packet is: a number that no other layer of any track has.
    public void belongsTo(long ofStream) {
        this.stream = ofStream;
    }

    /// Notes the level of the voice (RFC 6464), as the header extension has it.
    public void hasAudioLevel(int encodedLevel) {
        audioLevel = encodedLevel;
    }

    public MediaKind kind() {
        return kind;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public int layer() {
        return layer;
    }

    public long index() {
        return index;
    }

    public long stream() {
        return stream;
    }

    /// Level with its voice bit, or `AudioLevel.ABSENT`.
    public int audioLevel() {
        return audioLevel;
    }

    public long rtpTimestamp() {
        return RtpPacket.timestamp(bytes);
    }

    public long ssrc() {
        return RtpPacket.ssrc(bytes);
    }

    public boolean marker() {
        return RtpPacket.marker(bytes);
    }

    public int payloadOffset() {
        return RtpPacket.headerLength(bytes);
    }

    public int payloadLength() {
        return RtpPacket.payloadLength(bytes, length);
    }

    public boolean isPaddingOnly() {
        return payloadLength() == 0;
    }

    /// Whether a subscriber can begin with this packet: the first of a keyframe, or any of a voice.
    public boolean isSwitchPoint() {
        return !isPaddingOnly() && (kind == MediaKind.AUDIO || descriptor.isKeyframe());
    }

    public boolean startsFrame() {
        return descriptor.startsFrame();
    }

    /// Height of the picture, in the first packet of a keyframe; else 0.
    public int height() {
        return kind == MediaKind.VIDEO && !isPaddingOnly() ? descriptor.height() : 0;
    }

    /// 7 or 15 bits, or `Vp8Descriptor.ABSENT`.
    public int pictureId() {
        return kind == MediaKind.VIDEO ? descriptor.pictureId() : Vp8Descriptor.ABSENT;
    }

    /// 8 bits, or `Vp8Descriptor.ABSENT`.
    public int tl0PicIdx() {
        return kind == MediaKind.VIDEO ? descriptor.tl0PicIdx() : Vp8Descriptor.ABSENT;
    }

    /// 0 for the base layer, and where the stream has no temporal layers.
    public int temporalId() {
        return kind == MediaKind.VIDEO ? Math.max(0, descriptor.temporalId()) : 0;
    }

    public boolean isLayerSync() {
        return descriptor.isLayerSync();
    }
}
