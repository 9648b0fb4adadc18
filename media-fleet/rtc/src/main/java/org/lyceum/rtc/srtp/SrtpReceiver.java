package org.lyceum.rtc.srtp;

import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

/// The receiving half of SRTP and SRTCP of one peer: protected packets become plain ones, in place,
/// each at most once.
///
/// An SSRC takes room only after one of its packets has authenticated, so a flood of made-up ones
/// leaves nothing behind. Not thread-safe: owned by its peer's event loop.
public final class SrtpReceiver {
    /// Bounded: at this many SSRCs the idle ones give way; while none is idle, packets of new ones
    /// are dropped and counted.
    public static final int MAX_SSRCS = 64;

    /// What is answered instead of a length when the packet was dropped and counted.
    public static final int DROPPED = -1;

    private final Transform transform;
    private final int tagLength;
    private final DropCounters drops;
    private final SsrcTable rtpStreams = new SsrcTable(MAX_SSRCS, true);
    private final SsrcTable rtcpStreams = new SsrcTable(MAX_SSRCS, true);

    public SrtpReceiver(
            SrtpProfile profile, byte[] masterKey, byte[] masterSalt, DropCounters drops) {
        this.transform = SessionKeys.transform(profile, masterKey, masterSalt);
        this.tagLength = profile.tagLength;
        this.drops = drops;
    }

    /// Authenticates and decrypts the SRTP packet in `packet[0..length)`.
    ///
    /// @return the length of the plain RTP packet, or [#DROPPED]
    public int unprotectRtp(byte[] packet, int length) {
        int header = Wire.rtpHeaderLength(packet, length - tagLength);
        if (header < 0) {
            return dropped(Drop.SRTP_TRUNCATED);
        }
        int ssrc = Wire.readInt(packet, 8);
        int sequenceNumber = Wire.readShort(packet, 2);
        int slot = rtpStreams.find(ssrc);
        long index =
                slot == SsrcTable.NONE
                        ? sequenceNumber
                        : SsrcTable.estimate(rtpStreams.highest(slot), sequenceNumber);
        if (slot != SsrcTable.NONE && (index < 0 || !rtpStreams.isFresh(slot, index))) {
            return dropped(Drop.SRTP_REPLAY);
        }
        int plain = transform.unprotectRtp(packet, header, length, index);
        return plain == Transform.BAD_TAG
                ? dropped(Drop.SRTP_BAD_TAG)
                : accepted(rtpStreams, slot, ssrc, index, plain);
    }

    /// Authenticates and decrypts the SRTCP packet in `packet[0..length)`.
    ///
    /// @return the length of the plain compound packet, or [#DROPPED]
    public int unprotectRtcp(byte[] packet, int length) {
        if (length < Transform.RTCP_HEADER_LENGTH + tagLength + Transform.RTCP_WORD_LENGTH
                || !Wire.isVersion2(packet)) {
            return dropped(Drop.SRTP_TRUNCATED);
        }
        int ssrc = Wire.readInt(packet, 4);
        int index =
                Wire.readInt(packet, transform.rtcpWordOffset(length)) & ~Transform.RTCP_ENCRYPTED;
        int slot = rtcpStreams.find(ssrc);
        if (slot != SsrcTable.NONE && !rtcpStreams.isFresh(slot, index)) {
            return dropped(Drop.SRTP_REPLAY);
        }
        int plain = transform.unprotectRtcp(packet, length);
        return plain == Transform.BAD_TAG
                ? dropped(Drop.SRTP_BAD_TAG)
                : accepted(rtcpStreams, slot, ssrc, index, plain);
    }

    /// How many SSRCs have sent an authentic packet and are remembered, those of RTP and of RTCP
    /// counted apart.
    public int rememberedSsrcs() {
        return rtpStreams.size() + rtcpStreams.size();
    }

    private int accepted(SsrcTable streams, int slot, int ssrc, long index, int plainLength) {
        if (slot != SsrcTable.NONE) {
            streams.mark(slot, index);
            return plainLength;
        }
        return streams.add(ssrc, index) == SsrcTable.NONE
                ? dropped(Drop.SRTP_TOO_MANY_SSRCS)
                : plainLength;
    }

    private int dropped(Drop reason) {
        drops.count(reason);
        return DROPPED;
    }
}
