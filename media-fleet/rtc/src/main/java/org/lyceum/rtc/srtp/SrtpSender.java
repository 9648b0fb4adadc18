package org.lyceum.rtc.srtp;

import java.util.Objects;

/// The sending half of SRTP and SRTCP of one peer: plain packets become protected ones, in place.
///
/// It never seals two packets under one index of an SSRC, whatever it is asked: with GCM that would
/// give the key away. A lost packet is sent again as a new packet on its repair SSRC (RFC 4588),
/// which is just another packet here. Not thread-safe: owned by its peer's event loop.
public final class SrtpSender {
    /// By how much an RTP packet may grow.
    public static final int MAX_RTP_OVERHEAD = 16;

    /// By how much an RTCP packet may grow.
    public static final int MAX_RTCP_OVERHEAD = 20;

    /// Bounded: packets of further SSRCs are refused.
    public static final int MAX_SSRCS = 256;

    /// What is answered instead of a length when nothing may be sent.
    public static final int REFUSED = -1;

    private static final long MAX_RTP_INDEX = (1L << 48) - 1;

    private final Transform transform;
    private final SsrcTable streams = new SsrcTable(MAX_SSRCS, false);

    /// The next SRTCP index: one counter for all SSRCs, which is as unique as one for each.
    private int rtcpIndex = 1;

    public SrtpSender(SrtpProfile profile, byte[] masterKey, byte[] masterSalt) {
        this.transform = SessionKeys.transform(profile, masterKey, masterSalt);
    }

    /// Protects the RTP packet in `packet[0..length)`; at least [#MAX_RTP_OVERHEAD] bytes are free
    /// behind it.
    ///
    /// @return the new length, or [#REFUSED] when the header is broken, the index was used before
    ///   or is too old to tell, or there are too many SSRCs
    public int protectRtp(byte[] packet, int length) {
        Objects.checkFromIndexSize(0, length + MAX_RTP_OVERHEAD, packet.length);
        int header = Wire.rtpHeaderLength(packet, length);
        if (header < 0) {
            return REFUSED;
        }
        long index = claimIndex(Wire.readInt(packet, 8), Wire.readShort(packet, 2));
        return index < 0 ? REFUSED : transform.protectRtp(packet, header, length, index);
    }

    /// Protects the compound RTCP packet in `packet[0..length)`; at least [#MAX_RTCP_OVERHEAD]
    /// bytes are free behind it.
    ///
    /// @return the new length, or [#REFUSED] when the packet is too short or all 2^31 indices are
    ///   used
    public int protectRtcp(byte[] packet, int length) {
        Objects.checkFromIndexSize(0, length + MAX_RTCP_OVERHEAD, packet.length);
        if (length < Transform.RTCP_HEADER_LENGTH || rtcpIndex < 0) {
            return REFUSED;
        }
        return transform.protectRtcp(packet, length, rtcpIndex++);
    }

    private long claimIndex(int ssrc, int sequenceNumber) {
        int slot = streams.find(ssrc);
        if (slot == SsrcTable.NONE) {
            return streams.add(ssrc, sequenceNumber) == SsrcTable.NONE ? REFUSED : sequenceNumber;
        }
        long index = SsrcTable.estimate(streams.highest(slot), sequenceNumber);
        if (index < 0 || index > MAX_RTP_INDEX || !streams.isFresh(slot, index)) {
            return REFUSED;
        }
        streams.mark(slot, index);
        return index;
    }
}
