package org.lyceum.rtc.stun;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key of MESSAGE-INTEGRITY: HMAC-SHA1 under a short-term password (RFC 8489, section 14.5).
///
/// Holds its cipher and scratch space, made once and not per check. Not thread-safe: owned by one
/// event loop.
public final class StunKey {
    static final int TAG_BYTES = 20;

    private final Mac mac;
    private final byte[] header = new byte[StunMessage.HEADER_BYTES];
    private final byte[] tag = new byte[TAG_BYTES];

    private StunKey(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA1", e);
        }
    }

    /// The key that a password makes. ICE passwords are ASCII, so SASLprep changes nothing in them.
    public static StunKey of(String password) {
        return new StunKey(password.getBytes(StandardCharsets.UTF_8));
    }

    /// True when the tag that stands at `attributeOffset + 4` is right for what precedes the
    /// attribute.
    boolean verifies(byte[] message, int attributeOffset) {
        compute(message, attributeOffset);
        int from = attributeOffset + 4;
        byte[] received = new byte[TAG_BYTES];
        System.arraycopy(message, from, received, 0, TAG_BYTES);
        return MessageDigest.isEqual(tag, received);
    }

    /// Writes the tag of `message[0, attributeOffset)` to its place behind the attribute's header.
    void sign(byte[] message, int attributeOffset) {
        compute(message, attributeOffset);
        System.arraycopy(tag, 0, message, attributeOffset + 4, TAG_BYTES);
    }

    /// The length in the header counts as if the message ended with this attribute.
    private void compute(byte[] message, int attributeOffset) {
        System.arraycopy(message, 0, header, 0, StunMessage.HEADER_BYTES);
        int bodyBytes = attributeOffset + 4 + TAG_BYTES - StunMessage.HEADER_BYTES;
        header[2] = (byte) (bodyBytes >> 8);
        header[3] = (byte) bodyBytes;
        mac.update(header);
        mac.update(message, StunMessage.HEADER_BYTES, attributeOffset - StunMessage.HEADER_BYTES);
        try {
            mac.doFinal(tag, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The tag has its place", e);
        }
    }
}
