package org.lyceum.rtc.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key derivation of RFC 3711, section 4.3: one master key becomes the session keys, by AES in
/// counter mode.
///
/// The derivation rate is 0: session keys last as long as the association. RFC 7714, section 11
/// uses the same function with its 96-bit salt padded by zeros on the right.
final class KeyDerivation {
    static final int RTP_ENCRYPTION = 0;
    static final int RTP_AUTHENTICATION = 1;
    static final int RTP_SALT = 2;
    static final int RTCP_ENCRYPTION = 3;
    static final int RTCP_AUTHENTICATION = 4;
    static final int RTCP_SALT = 5;

    /// The label stands beside a 48-bit packet index of 0, 7 bytes into the padded salt.
    private static final int LABEL_OFFSET = 7;

    private static final int BLOCK = 16;

    private final SecretKeySpec masterKey;
    private final byte[] masterSalt;

    KeyDerivation(byte[] masterKey, byte[] masterSalt) {
        this.masterKey = new SecretKeySpec(masterKey, "AES");
        this.masterSalt = masterSalt.clone();
    }

    /// The session key of this label, `length` bytes long.
    byte[] derive(int label, int length) {
        byte[] iv = Arrays.copyOf(masterSalt, BLOCK);
        iv[LABEL_OFFSET] ^= (byte) label;
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, masterKey, new IvParameterSpec(iv));
            return cipher.doFinal(new byte[length]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in counter mode is missing from this platform", e);
        }
    }
}
