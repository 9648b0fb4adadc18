package org.lyceum.rtc.srtp;

/// The ciphers of one direction of one peer, with their session keys: packets in place, indices
/// given.
///
/// It keeps no state of streams: rollover and replay are the callers' business. Not thread-safe:
/// owned by its peer's event loop.
sealed interface Transform permits GcmTransform, CounterTransform {
    /// The E bit and the index at the end of every SRTCP packet (RFC 3711, section 3.4).
    int RTCP_WORD_LENGTH = 4;

    /// Says that an SRTCP packet is encrypted.
    int RTCP_ENCRYPTED = 0x8000_0000;

    /// The part of an SRTCP packet that is never encrypted.
    int RTCP_HEADER_LENGTH = 8;

    /// What a transform answers to a packet whose tag does not fit.
    int BAD_TAG = -1;

    /// Encrypts and authenticates an RTP packet.
    ///
    /// @param headerLength where the payload begins
    /// @param index the 48-bit packet index
    /// @return the new length
    int protectRtp(byte[] packet, int headerLength, int length, long index);

    /// Authenticates and decrypts an SRTP packet that is at least its header and a tag long. The
    /// packet stays as it was when the tag is wrong.
    ///
    /// @return the length without the tag, or [#BAD_TAG]
    int unprotectRtp(byte[] packet, int headerLength, int length, long index);

    /// Encrypts and authenticates a compound RTCP packet; `index` has 31 bits.
    ///
    /// @return the new length
    int protectRtcp(byte[] packet, int length, int index);

    /// Authenticates and decrypts an SRTCP packet that is at least its header, a tag and the index
    /// word long.
    ///
    /// @return the plain length, or [#BAD_TAG]
    int unprotectRtcp(byte[] packet, int length);

    /// Where the index word of an SRTCP packet of this length stands.
    int rtcpWordOffset(int length);
}
