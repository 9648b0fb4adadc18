package org.lyceum.rtc.dtls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The server's last flight, kept to be sent again when the client repeats its own (RFC 6347,
/// section 4.2.4).
///
/// The Finished is the same message in a new record; ChangeCipherSpec moves on to the next number
/// of epoch 0.
final class LastFlight {
    private final byte[] changeCipherSpec;
    private final byte[] finishedRecord;
    private byte @Nullable [] finishedMessage;

    private LastFlight(byte[] changeCipherSpec, byte[] finishedRecord) {
        this.changeCipherSpec = changeCipherSpec;
        this.finishedRecord = finishedRecord;
    }

    /// The flight as BouncyCastle wrote it, or null when this side has nothing to repeat.
    static @Nullable LastFlight of(List<byte[]> records) {
        int count = records.size();
        if (count < 2
                || DtlsRecord.type(records.get(count - 2), 0) != DtlsRecord.CHANGE_CIPHER_SPEC) {
            return null;
        }
        return new LastFlight(records.get(count - 2).clone(), records.get(count - 1));
    }

    /// Writes the flight once more.
    ///
    /// @return its length in `target`, or [RecordCipher#EXHAUSTED]
    int repeat(RecordCipher cipher, byte[] target) {
        if (finishedMessage == null) {
            finishedMessage = cipher.openOwn(finishedRecord);
        }
        DtlsRecord.writeLong(changeCipherSpec, 3, DtlsRecord.readLong(changeCipherSpec, 3) + 1);
        System.arraycopy(changeCipherSpec, 0, target, 0, changeCipherSpec.length);
        var message = new Slice(finishedMessage, 0, finishedMessage.length);
        int sealed = cipher.seal(DtlsRecord.HANDSHAKE, message, target, changeCipherSpec.length);
        return sealed == RecordCipher.EXHAUSTED ? sealed : changeCipherSpec.length + sealed;
    }
}
