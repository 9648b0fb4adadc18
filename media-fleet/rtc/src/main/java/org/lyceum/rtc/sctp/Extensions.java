package org.lyceum.rtc.sctp;

/// The extensions that a side lists in its INIT or INIT ACK.
///
/// ```text
/// | 0xC000 Forward-TSN-Supported | length 4                      |  RFC 3758, section 3.1
/// | 0x8008 Supported Extensions  | length 4 + n | n chunk types  |  RFC 5061, section 4.2.7
/// ```
record Extensions(boolean forwardTsn, boolean streamReset) {
    static final int FORWARD_TSN_SUPPORTED = 0xC000;
    static final int SUPPORTED_EXTENSIONS = 0x8008;

    static final Extensions NONE = new Extensions(false, false);

    private static final int[] OWN_CHUNK_TYPES = {ChunkType.RE_CONFIG, ChunkType.FORWARD_TSN};

    /// How many bytes our own parameters take, padding included.
    static final int OWN_BYTES =
            TlvReader.HEADER_BYTES
                    + TlvReader.padded(TlvReader.HEADER_BYTES + OWN_CHUNK_TYPES.length);

    private static final int BIT_FORWARD_TSN = 1;
    private static final int BIT_STREAM_RESET = 2;

    /// Writes our own parameters.
    static void writeOwn(byte[] bytes, int offset) {
        BigEndian.put16(bytes, offset, FORWARD_TSN_SUPPORTED);
        BigEndian.put16(bytes, offset + 2, TlvReader.HEADER_BYTES);
        int list = offset + TlvReader.HEADER_BYTES;
        BigEndian.put16(bytes, list, SUPPORTED_EXTENSIONS);
        BigEndian.put16(bytes, list + 2, TlvReader.HEADER_BYTES + OWN_CHUNK_TYPES.length);
        for (int i = 0; i < TlvReader.padded(OWN_CHUNK_TYPES.length); i++) {
            int type = i < OWN_CHUNK_TYPES.length ? OWN_CHUNK_TYPES[i] : 0;
            bytes[list + TlvReader.HEADER_BYTES + i] = (byte) type;
        }
    }

    static Extensions ofBits(int bits) {
        return new Extensions((bits & BIT_FORWARD_TSN) != 0, (bits & BIT_STREAM_RESET) != 0);
    }

    int bits() {
        return (forwardTsn ? BIT_FORWARD_TSN : 0) | (streamReset ? BIT_STREAM_RESET : 0);
    }

    /// With what this parameter adds.
    Extensions with(byte[] bytes, TlvReader parameter) {
        if (parameter.type() == FORWARD_TSN_SUPPORTED) {
            return new Extensions(true, streamReset);
        }
        boolean forward = forwardTsn;
        boolean reset = streamReset;
        int end = parameter.valueOffset() + parameter.valueLength();
        for (int i = parameter.valueOffset(); i < end; i++) {
            int type = bytes[i] & 0xFF;
            forward |= type == ChunkType.FORWARD_TSN;
            reset |= type == ChunkType.RE_CONFIG;
        }
        return new Extensions(forward, reset);
    }
}
