package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key that state cookies are signed with (HMAC-SHA-256, RFC 9260, section 5.1.3). One per
/// association: a cookie of another connection, or one changed on its way, opens nothing.
///
/// ```text
/// | local tag | peer tag | local TSN | peer TSN | peer window | streams | tie tags (2) |  8 × 32
/// | peer's extensions (32) | created, in nanoseconds of the host's monotonic clock (64) |
/// | HMAC-SHA-256 over all of the above (256)                                           |
/// ```
final class CookieSeal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int MAC_BYTES = 32;
    private static final int CONTENT_BYTES = 44;
    static final int COOKIE_BYTES = CONTENT_BYTES + MAC_BYTES;

    private final byte[] key = new byte[KEY_BYTES];

    CookieSeal(SecureRandom random) {
        random.nextBytes(key);
    }

    byte[] seal(StateCookie cookie) {
        Agreement agreement = cookie.agreement();
        byte[] bytes = new byte[COOKIE_BYTES];
        BigEndian.put32(bytes, 0, agreement.localTag());
        BigEndian.put32(bytes, 4, agreement.peerTag());
        BigEndian.put32(bytes, 8, agreement.localInitialTsn());
        BigEndian.put32(bytes, 12, agreement.peerInitialTsn());
        BigEndian.put32(bytes, 16, agreement.peerWindowBytes());
        BigEndian.put32(bytes, 20, agreement.outboundStreams());
        BigEndian.put32(bytes, 24, cookie.localTieTag());
        BigEndian.put32(bytes, 28, cookie.peerTieTag());
        BigEndian.put32(bytes, 32, agreement.peerExtensions().bits());
        BigEndian.put64(bytes, 36, cookie.createdNs());
        System.arraycopy(mac(bytes, 0), 0, bytes, CONTENT_BYTES, MAC_BYTES);
        return bytes;
    }

    /// Null when the bytes were not sealed here, or were changed since.
    @Nullable StateCookie open(byte[] bytes, int offset, int length) {
        if (length != COOKIE_BYTES) {
            return null;
        }
        int macOffset = offset + CONTENT_BYTES;
        byte[] found = Arrays.copyOfRange(bytes, macOffset, macOffset + MAC_BYTES);
        if (!MessageDigest.isEqual(mac(bytes, offset), found)) {
            return null;
        }
        Agreement agreement =
                new Agreement(
                        BigEndian.int32(bytes, offset),
                        BigEndian.int32(bytes, offset + 4),
                        BigEndian.int32(bytes, offset + 8),
                        BigEndian.int32(bytes, offset + 12),
                        BigEndian.int32(bytes, offset + 16),
                        BigEndian.int32(bytes, offset + 20),
                        Extensions.ofBits(BigEndian.int32(bytes, offset + 32)));
        return new StateCookie(
                agreement,
                BigEndian.int32(bytes, offset + 24),
                BigEndian.int32(bytes, offset + 28),
                BigEndian.int64(bytes, offset + 36));
    }

    private byte[] mac(byte[] bytes, int offset) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(bytes, offset, CONTENT_BYTES);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
