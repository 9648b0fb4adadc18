package org.lyceum.rtc.dtls;

import java.util.Random;

/// All keys of an association as one side sees them: those of the record layer and those of SRTP.
///
/// A simulation injects them instead of shaking hands, because BouncyCastle reads the real clock.
///
/// @param keyBlock client_write_key (16), server_write_key (16), client_write_IV (4),
///   server_write_IV (4)
public record DtlsKeys(byte[] keyBlock, SrtpKeys srtp) {
    static final int KEY_BLOCK_LENGTH = 40;

    /// Keys for a simulation: both roles get matching ones from the same seed. Never for real
    /// peers.
    public static DtlsKeys ofSeed(long seed, DtlsRole role) {
        var random = new Random(seed);
        byte[] keyBlock = new byte[KEY_BLOCK_LENGTH];
        random.nextBytes(keyBlock);
        byte[] exported = new byte[SrtpKeys.exportedLength(SrtpKeys.AEAD_AES_128_GCM)];
        random.nextBytes(exported);
        return new DtlsKeys(keyBlock, SrtpKeys.cut(SrtpKeys.AEAD_AES_128_GCM, exported, role));
    }

    /// Keeps keys out of logs.
    @Override
    public String toString() {
        return "DtlsKeys[" + srtp + "]";
    }
}
