package org.lyceum.sfu.classbook;

/// All that a class book holds after one entry of the log, as it is kept beside the log.
///
/// @param seq of the newest entry that is in it
public record BookSnapshot(long seq, boolean closed) {
    /// The snapshot as JSON.
    public byte[] toBytes() {
        throw new UnsupportedOperationException();
    }

    /// Reads what [#toBytes] wrote. Throws `IllegalArgumentException` for anything else.
    public static BookSnapshot read(byte[] bytes) {
        throw new UnsupportedOperationException();
    }
}
