package org.lyceum.rtc.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES128_CM_HMAC_SHA1_80 (RFC 3711): AES in counter mode, then HMAC-SHA1 cut to 80 bits.
///
/// ```text
/// counter block:  salt (14) XOR [ 0 (4) | SSRC (4) | index (6) ] | block counter (2)
/// SRTP packet:    header | ciphertext | tag (10) over all before it and the ROC
/// SRTCP packet:   header (8) | ciphertext | E and index (4) | tag (10) over all before it
/// ```
final class CounterTransform implements Transform {
    private static final int TAG = 10;
    private static final int BLOCK = 16;
    private static final int SHA1 = 20;

    private final SecretKeySpec rtpKey;
    private final SecretKeySpec rtcpKey;
    private final byte[] rtpSalt;
    private final byte[] rtcpSalt;
    private final Mac rtpMac;
    private final Mac rtcpMac;
    private final Cipher cipher;
    private final byte[] block = new byte[BLOCK];
    private final CounterBlock parameters = new CounterBlock(block);
    private final byte[] digest = new byte[SHA1];
    private final byte[] rollover = new byte[4];

    CounterTransform(SessionKeys keys) {
        rtpKey = new SecretKeySpec(keys.rtpKey(), "AES");
        rtcpKey = new SecretKeySpec(keys.rtcpKey(), "AES");
        rtpSalt = keys.rtpSalt();
        rtcpSalt = keys.rtcpSalt();
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            rtpMac = mac(keys.rtpAuth());
            rtcpMac = mac(keys.rtcpAuth());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "AES-CTR or HMAC-SHA1 is missing from this platform", e);
        }
    }

    @Override
    public int protectRtp(byte[] packet, int headerLength, int length, long index) {
        try {
            setBlock(rtpSalt, packet, 8, index);
            crypt(rtpKey, packet, headerLength, length);
            rtpDigest(packet, length, index);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        System.arraycopy(digest, 0, packet, length, TAG);
        return length + TAG;
    }

    @Override
    public int unprotectRtp(byte[] packet, int headerLength, int length, long index) {
        int end = length - TAG;
        try {
            rtpDigest(packet, end, index);
            if (!tagFits(packet, end)) {
                return BAD_TAG;
            }
            setBlock(rtpSalt, packet, 8, index);
            crypt(rtpKey, packet, headerLength, end);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return end;
    }

    @Override
    public int protectRtcp(byte[] packet, int length, int index) {
        int end = length + RTCP_WORD_LENGTH;
        try {
            setBlock(rtcpSalt, packet, 4, index);
            crypt(rtcpKey, packet, RTCP_HEADER_LENGTH, length);
            Wire.writeInt(packet, length, RTCP_ENCRYPTED | index);
            rtcpMac.update(packet, 0, end);
            rtcpMac.doFinal(digest, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        System.arraycopy(digest, 0, packet, end, TAG);
        return end + TAG;
    }

    @Override
    public int unprotectRtcp(byte[] packet, int length) {
        int end = length - TAG;
        int plainEnd = end - RTCP_WORD_LENGTH;
        int word = Wire.readInt(packet, plainEnd);
        try {
            rtcpMac.update(packet, 0, end);
            rtcpMac.doFinal(digest, 0);
            if (!tagFits(packet, end)) {
                return BAD_TAG;
            }
            if ((word & RTCP_ENCRYPTED) != 0) {
                setBlock(rtcpSalt, packet, 4, word & ~RTCP_ENCRYPTED);
                crypt(rtcpKey, packet, RTCP_HEADER_LENGTH, plainEnd);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return plainEnd;
    }

    @Override
    public int rtcpWordOffset(int length) {
        return length - TAG - RTCP_WORD_LENGTH;
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        return mac;
    }

    private void rtpDigest(byte[] packet, int end, long index) throws GeneralSecurityException {
        Wire.writeInt(rollover, 0, (int) (index >>> 16));
        rtpMac.update(packet, 0, end);
        rtpMac.update(rollover, 0, 4);
        rtpMac.doFinal(digest, 0);
    }

    /// Takes as long for a wrong tag as for a right one.
    private boolean tagFits(byte[] packet, int offset) {
        int difference = 0;
        for (int i = 0; i < TAG; i++) {
            difference |= packet[offset + i] ^ digest[i];
        }
        return difference == 0;
    }

    private void crypt(SecretKeySpec key, byte[] packet, int from, int to)
            throws GeneralSecurityException {
        cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
        cipher.doFinal(packet, from, to - from, packet, from);
    }

    private void setBlock(byte[] salt, byte[] packet, int ssrcOffset, long index) {
        System.arraycopy(salt, 0, block, 0, 4);
        for (int i = 0; i < 4; i++) {
            block[4 + i] = (byte) (packet[ssrcOffset + i] ^ salt[4 + i]);
        }
        for (int i = 0; i < 6; i++) {
            block[8 + i] = (byte) ((int) (index >>> (40 - 8 * i)) ^ salt[8 + i]);
        }
        block[14] = 0;
        block[15] = 0;
    }

    /// The cipher's parameters over one array that changes with every packet.
    private static final class CounterBlock extends IvParameterSpec {
        private final byte[] block;

        CounterBlock(byte[] block) {
            super(block);
            this.block = block;
        }

        @Override
        public byte[] getIV() {
            return block.clone();
        }
    }
}
