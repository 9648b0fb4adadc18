package org.lyceum.rtc.dtls;

import java.util.Arrays;

/// The SRTP master keys that a handshake leaves (RFC 5764, section 4.2), sorted by who protects
/// with them.
///
/// @param profile the number of the protection profile in `use_srtp`
/// @param localKey master key for what this side sends
/// @param remoteKey master key for what the peer sends
public record SrtpKeys(
        int profile, byte[] localKey, byte[] localSalt, byte[] remoteKey, byte[] remoteSalt) {
    /// AES128_CM_HMAC_SHA1_80 (RFC 5764, section 4.1.2): the fallback.
    public static final int AES128_CM_HMAC_SHA1_80 = 0x0001;

    /// AEAD_AES_128_GCM (RFC 7714, section 14.2): preferred.
    public static final int AEAD_AES_128_GCM = 0x0007;

    private static final int KEY = 16;

    /// How many bytes the exporter must give for this profile: two keys and two salts.
    static int exportedLength(int profile) {
        return 2 * (KEY + saltLength(profile));
    }

    /// Cuts up exported bytes: client's key, server's key, client's salt, server's salt.
    static SrtpKeys cut(int profile, byte[] exported, DtlsRole role) {
        int salt = saltLength(profile);
        byte[] clientKey = Arrays.copyOfRange(exported, 0, KEY);
        byte[] serverKey = Arrays.copyOfRange(exported, KEY, 2 * KEY);
        byte[] clientSalt = Arrays.copyOfRange(exported, 2 * KEY, 2 * KEY + salt);
        byte[] serverSalt = Arrays.copyOfRange(exported, 2 * KEY + salt, 2 * (KEY + salt));
        return role == DtlsRole.CLIENT
                ? new SrtpKeys(profile, clientKey, clientSalt, serverKey, serverSalt)
                : new SrtpKeys(profile, serverKey, serverSalt, clientKey, clientSalt);
    }

    private static int saltLength(int profile) {
        return profile == AEAD_AES_128_GCM ? 12 : 14;
    }

    /// Keeps keys out of logs.
    @Override
    public String toString() {
        return "SrtpKeys[profile=" + profile + "]";
    }
}
