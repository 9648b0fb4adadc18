package org.lyceum.rtc.stun;

/// The attribute types of STUN (RFC 8489, section 18.3) and ICE (RFC 8445, section 16.1).
public final class StunAttribute {
    public static final int USERNAME = 0x0006;
    public static final int MESSAGE_INTEGRITY = 0x0008;
    public static final int ERROR_CODE = 0x0009;
    public static final int UNKNOWN_ATTRIBUTES = 0x000A;
    public static final int XOR_MAPPED_ADDRESS = 0x0020;
    public static final int PRIORITY = 0x0024;
    public static final int USE_CANDIDATE = 0x0025;
    public static final int SOFTWARE = 0x8022;
    public static final int FINGERPRINT = 0x8028;
    public static final int ICE_CONTROLLED = 0x8029;
    public static final int ICE_CONTROLLING = 0x802A;

    private StunAttribute() {}

    /// Types below this one must be understood by whoever answers the request they stand in.
    static boolean mustBeUnderstood(int type) {
        return type < 0x8000;
    }

    /// The size that an attribute must have, or -1 where it may vary.
    static int sizeOf(int type) {
        return switch (type) {
            case MESSAGE_INTEGRITY -> StunKey.TAG_BYTES;
            case PRIORITY, FINGERPRINT -> 4;
            case USE_CANDIDATE -> 0;
            case ICE_CONTROLLED, ICE_CONTROLLING -> 8;
            default -> -1;
        };
    }
}
