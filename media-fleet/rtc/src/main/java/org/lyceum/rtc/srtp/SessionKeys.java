package org.lyceum.rtc.srtp;

/// The session keys of one direction. The authentication keys are empty where the cipher needs
/// none.
record SessionKeys(
        byte[] rtpKey,
        byte[] rtpAuth,
        byte[] rtpSalt,
        byte[] rtcpKey,
        byte[] rtcpAuth,
        byte[] rtcpSalt) {
    /// HMAC-SHA1 keys have 160 bits in every profile that uses them (RFC 3711, section 8.2).
    private static final int AUTH_KEY = 20;

    static SessionKeys derive(SrtpProfile profile, byte[] masterKey, byte[] masterSalt) {
        if (masterKey.length != profile.keyLength || masterSalt.length != profile.saltLength) {
            throw new IllegalArgumentException(
                    "key material is not as long as " + profile + " asks for");
        }
        var derivation = new KeyDerivation(masterKey, masterSalt);
        int auth = profile == SrtpProfile.AEAD_AES_128_GCM ? 0 : AUTH_KEY;
        return new SessionKeys(
                derivation.derive(KeyDerivation.RTP_ENCRYPTION, profile.keyLength),
                derivation.derive(KeyDerivation.RTP_AUTHENTICATION, auth),
                derivation.derive(KeyDerivation.RTP_SALT, profile.saltLength),
                derivation.derive(KeyDerivation.RTCP_ENCRYPTION, profile.keyLength),
                derivation.derive(KeyDerivation.RTCP_AUTHENTICATION, auth),
                derivation.derive(KeyDerivation.RTCP_SALT, profile.saltLength));
    }

    /// The ciphers of the profile with its keys derived.
    static Transform transform(SrtpProfile profile, byte[] masterKey, byte[] masterSalt) {
        SessionKeys keys = derive(profile, masterKey, masterSalt);
        return switch (profile) {
            case AEAD_AES_128_GCM -> new GcmTransform(keys);
            case AES128_CM_HMAC_SHA1_80 -> new CounterTransform(keys);
        };
    }
}
