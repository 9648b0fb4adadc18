package org.lyceum.rtc.dtls;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The record layer of epoch 1 with AES-128-GCM (RFC 6347, section 4.1.2; RFC 5288, section 3).
///
/// ```text
/// header (13) | explicit nonce (8) = epoch and sequence number | ciphertext | tag (16)
/// nonce = salt (4) | explicit nonce (8)      AAD = epoch and sequence number | type | version | plain length
/// ```
///
/// BouncyCastle has already sealed records with the same key: we go on above its last sequence
/// number, so no nonce comes twice. Not thread-safe: owned by its peer's event loop.
final class RecordCipher {
    static final int EXPLICIT_NONCE = 8;
    static final int TAG = 16;
    static final int OVERHEAD = DtlsRecord.HEADER + EXPLICIT_NONCE + TAG;

    /// What [#open] answers to a record that is not authentic.
    static final int BAD = -1;

    /// What [#open] answers to a record that was seen before, or is too old to tell.
    static final int REPLAYED = -2;

    /// What [#seal] answers when all sequence numbers are used.
    static final int EXHAUSTED = -1;

    private static final int KEY = 16;
    private static final int SALT = 4;
    private static final int AAD = 13;
    private static final long EPOCH_1 = 1L << 48;

    private final SecretKeySpec sealKey;
    private final SecretKeySpec openKey;
    private final byte[] sealNonce = new byte[SALT + EXPLICIT_NONCE];
    private final byte[] openNonce = new byte[SALT + EXPLICIT_NONCE];
    private final byte[] aad = new byte[AAD];
    private final Cipher sealing;
    private final Cipher opening;
    private final ReplayWindow window = new ReplayWindow();
    private long nextSequenceNumber;

    /// @param keyBlock as in [DtlsKeys]
    /// @param nextSequenceNumber the first that this side has not used yet
    RecordCipher(byte[] keyBlock, DtlsRole role, long nextSequenceNumber) {
        int own = role == DtlsRole.SERVER ? 1 : 0;
        int other = 1 - own;
        sealKey = new SecretKeySpec(keyBlock, own * KEY, KEY, "AES");
        openKey = new SecretKeySpec(keyBlock, other * KEY, KEY, "AES");
        System.arraycopy(keyBlock, 2 * KEY + own * SALT, sealNonce, 0, SALT);
        System.arraycopy(keyBlock, 2 * KEY + other * SALT, openNonce, 0, SALT);
        try {
            sealing = Cipher.getInstance("AES/GCM/NoPadding");
            opening = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this platform", e);
        }
        this.nextSequenceNumber = nextSequenceNumber;
    }

    /// Remembers a record of the peer that the handshake has already consumed.
    void alreadySeen(long sequenceNumber) {
        window.mark(sequenceNumber);
    }

    /// Writes one record with `plain[offset..offset+length)` to `target[targetOffset..)`, which
    /// must not be the same array.
    ///
    /// @return its length, or [#EXHAUSTED]
    int seal(int type, Slice plain, byte[] target, int targetOffset) {
        if (nextSequenceNumber > DtlsRecord.SEQUENCE_MASK) {
            return EXHAUSTED;
        }
        long number = EPOCH_1 | nextSequenceNumber++;
        int fragment = EXPLICIT_NONCE + plain.length() + TAG;
        target[targetOffset] = (byte) type;
        target[targetOffset + 1] = (byte) DtlsRecord.VERSION_MAJOR;
        target[targetOffset + 2] = (byte) DtlsRecord.VERSION_1_2;
        DtlsRecord.writeLong(target, targetOffset + 3, number);
        DtlsRecord.writeShort(target, targetOffset + 11, fragment);
        DtlsRecord.writeLong(target, targetOffset + DtlsRecord.HEADER, number);
        DtlsRecord.writeLong(sealNonce, SALT, number);
        setAad(target, targetOffset, plain.length());
        try {
            sealing.init(Cipher.ENCRYPT_MODE, sealKey, new GCMParameterSpec(8 * TAG, sealNonce));
            sealing.updateAAD(aad);
            sealing.doFinal(
                    plain.bytes(),
                    plain.offset(),
                    plain.length(),
                    target,
                    targetOffset + DtlsRecord.HEADER + EXPLICIT_NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return DtlsRecord.HEADER + fragment;
    }

    /// Opens a whole record of epoch 1 into `target`, which holds its plaintext and is not the
    /// array it came in.
    ///
    /// @return the plain length, [#BAD] or [#REPLAYED]
    int open(Slice record, byte[] target) {
        int plainLength = record.length() - OVERHEAD;
        if (plainLength < 0 || plainLength > target.length) {
            return BAD;
        }
        long number = DtlsRecord.sequenceNumber(record.bytes(), record.offset());
        if (window.isReplay(number)) {
            return REPLAYED;
        }
        if (decrypt(openKey, openNonce, record, target) < 0) {
            return BAD;
        }
        window.mark(number);
        return plainLength;
    }

    /// Opens a record that this side sealed itself, or BouncyCastle for it, to seal its message
    /// again.
    byte[] openOwn(byte[] record) {
        byte[] plain = new byte[record.length - OVERHEAD];
        if (decrypt(sealKey, sealNonce.clone(), new Slice(record, 0, record.length), plain) < 0) {
            throw new IllegalStateException("our own record does not open with our own key");
        }
        return plain;
    }

    private int decrypt(SecretKeySpec key, byte[] nonce, Slice record, byte[] target) {
        byte[] bytes = record.bytes();
        int offset = record.offset();
        int plainLength = record.length() - OVERHEAD;
        System.arraycopy(bytes, offset + DtlsRecord.HEADER, nonce, SALT, EXPLICIT_NONCE);
        setAad(bytes, offset, plainLength);
        try {
            opening.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce));
            opening.updateAAD(aad);
            return opening.doFinal(
                    bytes,
                    offset + DtlsRecord.HEADER + EXPLICIT_NONCE,
                    plainLength + TAG,
                    target,
                    0);
        } catch (AEADBadTagException _) {
            return BAD;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void setAad(byte[] record, int offset, int plainLength) {
        System.arraycopy(record, offset + 3, aad, 0, 8); // epoch and sequence number
        System.arraycopy(record, offset, aad, 8, 3); // type and version
        DtlsRecord.writeShort(aad, 11, plainLength);
    }
}
