package org.lyceum.rtc.srtp;

import org.jspecify.annotations.Nullable;

/// A protection profile: which ciphers, and how long the master key and salt are that DTLS exports
/// for it.
public enum SrtpProfile {
    /// RFC 3711 with an 80-bit tag; the one profile every WebRTC endpoint must know (RFC 8827,
    /// section 6.5).
    AES128_CM_HMAC_SHA1_80(0x0001, 16, 14, 10),
    /// RFC 7714, section 14.2; preferred.
    AEAD_AES_128_GCM(0x0007, 16, 12, 16);

    /// The number in the `use_srtp` extension (RFC 5764, section 4.1.2).
    public final int code;

    /// Length of the master key in bytes.
    public final int keyLength;

    /// Length of the master salt in bytes.
    public final int saltLength;

    /// Bytes of authentication tag on every packet.
    public final int tagLength;

    SrtpProfile(int code, int keyLength, int saltLength, int tagLength) {
        this.code = code;
        this.keyLength = keyLength;
        this.saltLength = saltLength;
        this.tagLength = tagLength;
    }

    /// The profile with this `use_srtp` number, or null when we do not speak it.
    public static @Nullable SrtpProfile of(int code) {
        for (SrtpProfile profile : values()) {
            if (profile.code == code) {
                return profile;
            }
        }
        return null;
    }
}
