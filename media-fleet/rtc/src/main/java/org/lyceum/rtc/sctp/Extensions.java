package org.lyceum.rtc.sctp;

/// The extensions that a side lists in its INIT or INIT ACK.
///
/// ```text
/// | 0xC000 Forward-TSN-Supported | length 4                      |  RFC 3758, section 3.1
/// | 0x8008 Supported Extensions  | length 4 + n | n chunk types  |  RFC 5061, section 4.2.7
/// ```
record Extensions(boolean forwardTsn) {
    static final int FORWARD_TSN_SUPPORTED = 0xC000;
    static final int SUPPORTED_EXTENSIONS = 0x8008;

    static final Extensions NONE = new Extensions(false);

    /// How our own parameters are announced, padding included.
    private static final byte[] OWN = {
        (byte) 0xC0,
        0x00,
        0x00,
        0x04,
        (byte) 0x80,
        0x08,
        0x00,
        0x05,
        (byte) ChunkType.FORWARD_TSN,
        0,
        0,
        0
    };

    static final int OWN_BYTES = OWN.length;

    private static final int BIT_FORWARD_TSN = 1;

    static void writeOwn(byte[] bytes, int offset) {
        System.arraycopy(OWN, 0, bytes, offset, OWN.length);
    }

    static Extensions ofBits(int bits) {
        return new Extensions((bits & BIT_FORWARD_TSN) != 0);
    }

    int bits() {
        return forwardTsn ? BIT_FORWARD_TSN : 0;
    }

    /// With what this parameter adds.
    Extensions with(byte[] bytes, TlvReader parameter) {
        if (parameter.type() == FORWARD_TSN_SUPPORTED) {
            return new Extensions(true);
        }
        boolean forward = forwardTsn;
        int end = parameter.valueOffset() + parameter.valueLength();
        for (int i = parameter.valueOffset(); i < end; i++) {
            forward |= (bytes[i] & 0xFF) == ChunkType.FORWARD_TSN;
        }
        return new Extensions(forward);
    }
}
