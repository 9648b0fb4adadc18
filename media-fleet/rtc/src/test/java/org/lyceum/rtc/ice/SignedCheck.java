package org.lyceum.rtc.ice;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A binding request with any attributes between a right name and a right tag (RFC 8489, sections
/// 14.5 and 14.7): what somebody who knows the password could send.
final class SignedCheck {
    private static final int HEADER = 20;
    private static final int TAG = 24;
    private static final int FINGERPRINT = 8;
    private static final int MAX_DATAGRAM = 65_507;

    private SignedCheck() {}

    static byte[] of(IceCredentials own, IceCredentials page, byte[] attributes) {
        byte[] name = (own.ufrag() + ":" + page.ufrag()).getBytes(US_ASCII);
        int named = HEADER + 4 + padded(name.length);
        int size = Math.min(attributes.length, MAX_DATAGRAM - named - TAG - FINGERPRINT) & ~3;
        int signed = named + size;
        ByteBuffer check = ByteBuffer.allocate(signed + TAG);
        check.putShort((short) 1).putShort((short) (signed + TAG - HEADER));
        check.putInt(0x2112_A442).putInt(1).putLong(2);
        check.putShort((short) 6).putShort((short) name.length).put(name);
        check.position(named).put(attributes, 0, size);
        check.putShort((short) 8).putShort((short) 20);
        check.put(tag(own.password(), Arrays.copyOf(check.array(), signed)));
        return withFingerprint(check.array(), signed + TAG);
    }

    /// The first `length` bytes with a fingerprint of their own behind them.
    static byte[] withFingerprint(byte[] check, int length) {
        byte[] whole = withLength(Arrays.copyOf(check, length + FINGERPRINT));
        CRC32 crc = new CRC32();
        crc.update(whole, 0, length);
        ByteBuffer.wrap(whole, length, FINGERPRINT)
                .putShort((short) 0x8028)
                .putShort((short) 4)
                .putInt((int) crc.getValue() ^ 0x5354_554E);
        return whole;
    }

    /// The same with a header that counts all of it.
    static byte[] withLength(byte[] check) {
        ByteBuffer.wrap(check).putShort(2, (short) (check.length - HEADER));
        return check;
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    private static byte[] tag(String password, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(US_ASCII), "HmacSHA1"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
