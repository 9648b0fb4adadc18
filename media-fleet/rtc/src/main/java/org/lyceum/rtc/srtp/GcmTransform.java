package org.lyceum.rtc.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AEAD_AES_128_GCM (RFC 7714): one pass encrypts and authenticates.
///
/// ```text
/// nonce of RTP:   00 00 | SSRC (4) | ROC (4) | sequence number (2)     XOR salt (12)
/// nonce of RTCP:  00 00 | SSRC (4) | 00 00   | SRTCP index (4)         XOR salt (12)
/// SRTP packet:    header | ciphertext | tag (16)
/// SRTCP packet:   header (8) | ciphertext | tag (16) | E and index (4)
/// ```
final class GcmTransform implements Transform {
    private static final int TAG = 16;
    private static final int NONCE = 12;

    private final SecretKeySpec rtpKey;
    private final SecretKeySpec rtcpKey;
    private final byte[] rtpSalt;
    private final byte[] rtcpSalt;
    private final byte[] nonce = new byte[NONCE];
    private final byte[] word = new byte[RTCP_WORD_LENGTH];
    private final Nonce parameters = new Nonce(nonce);
    private final Cipher cipher;

    /// The JDK decrypts in place only by way of an array as large as the whole buffer: this one
    /// stands in for it.
    private byte[] plain = new byte[0];

    GcmTransform(SessionKeys keys) {
        rtpKey = new SecretKeySpec(keys.rtpKey(), "AES");
        rtcpKey = new SecretKeySpec(keys.rtcpKey(), "AES");
        rtpSalt = keys.rtpSalt();
        rtcpSalt = keys.rtcpSalt();
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this platform", e);
        }
    }

    @Override
    public int protectRtp(byte[] packet, int headerLength, int length, long index) {
        setRtpNonce(packet, index);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, rtpKey, parameters);
            cipher.updateAAD(packet, 0, headerLength);
            return headerLength
                    + cipher.doFinal(
                            packet, headerLength, length - headerLength, packet, headerLength);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int unprotectRtp(byte[] packet, int headerLength, int length, long index) {
        setRtpNonce(packet, index);
        try {
            cipher.init(Cipher.DECRYPT_MODE, rtpKey, parameters);
            cipher.updateAAD(packet, 0, headerLength);
            return headerLength + decrypt(packet, headerLength, length - headerLength);
        } catch (AEADBadTagException _) {
            return BAD_TAG;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int protectRtcp(byte[] packet, int length, int index) {
        setRtcpNonce(packet, index);
        Wire.writeInt(word, 0, RTCP_ENCRYPTED | index);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, rtcpKey, parameters);
            cipher.updateAAD(packet, 0, RTCP_HEADER_LENGTH);
            cipher.updateAAD(word, 0, RTCP_WORD_LENGTH);
            int sealed =
                    RTCP_HEADER_LENGTH
                            + cipher.doFinal(
                                    packet,
                                    RTCP_HEADER_LENGTH,
                                    length - RTCP_HEADER_LENGTH,
                                    packet,
                                    RTCP_HEADER_LENGTH);
            System.arraycopy(word, 0, packet, sealed, RTCP_WORD_LENGTH);
            return sealed + RTCP_WORD_LENGTH;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int unprotectRtcp(byte[] packet, int length) {
        int end = length - RTCP_WORD_LENGTH;
        int wordValue = Wire.readInt(packet, end);
        setRtcpNonce(packet, wordValue & ~RTCP_ENCRYPTED);
        // Without the E bit everything before the tag is only authenticated (RFC 7714, section
        // 9.3).
        int from = (wordValue & RTCP_ENCRYPTED) != 0 ? RTCP_HEADER_LENGTH : end - TAG;
        try {
            cipher.init(Cipher.DECRYPT_MODE, rtcpKey, parameters);
            cipher.updateAAD(packet, 0, from);
            cipher.updateAAD(packet, end, RTCP_WORD_LENGTH);
            return from + decrypt(packet, from, end - from);
        } catch (AEADBadTagException _) {
            return BAD_TAG;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int rtcpWordOffset(int length) {
        return length - RTCP_WORD_LENGTH;
    }

    private int decrypt(byte[] packet, int offset, int length) throws GeneralSecurityException {
        if (plain.length < length) {
            plain = new byte[Math.max(length, 1_536)];
        }
        int decrypted = cipher.doFinal(packet, offset, length, plain, 0);
        System.arraycopy(plain, 0, packet, offset, decrypted);
        return decrypted;
    }

    private void setRtpNonce(byte[] packet, long index) {
        nonce[0] = rtpSalt[0];
        nonce[1] = rtpSalt[1];
        for (int i = 0; i < 4; i++) {
            nonce[2 + i] = (byte) (packet[8 + i] ^ rtpSalt[2 + i]);
        }
        for (int i = 0; i < 6; i++) {
            nonce[6 + i] = (byte) ((int) (index >>> (40 - 8 * i)) ^ rtpSalt[6 + i]);
        }
    }

    private void setRtcpNonce(byte[] packet, int index) {
        nonce[0] = rtcpSalt[0];
        nonce[1] = rtcpSalt[1];
        for (int i = 0; i < 4; i++) {
            nonce[2 + i] = (byte) (packet[4 + i] ^ rtcpSalt[2 + i]);
        }
        nonce[6] = rtcpSalt[6];
        nonce[7] = rtcpSalt[7];
        for (int i = 0; i < 4; i++) {
            nonce[8 + i] = (byte) ((index >>> (24 - 8 * i)) ^ rtcpSalt[8 + i]);
        }
    }

    /// The cipher's parameters over one array that changes with every packet: nothing to allocate
    /// but the copy that the cipher keeps.
    private static final class Nonce extends GCMParameterSpec {
        private final byte[] nonce;

        Nonce(byte[] nonce) {
            super(8 * TAG, nonce);
            this.nonce = nonce;
        }

        @Override
        public byte[] getIV() {
            return nonce.clone();
        }
    }
}
