package org.lyceum.rtc.stun;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Writes one STUN message after another into its own buffer: `begin`, attributes, `finish`.
///
/// Not thread-safe: owned by one event loop. What `bytes()` shows is valid until the next `begin`.
public final class StunWriter {
    /// Holds the longest username that ICE allows (2 × 256 and a colon) and all else beside it.
    private static final int CAPACITY_BYTES = 1_024;

    private final byte[] buffer = new byte[CAPACITY_BYTES];
    private int length;

    /// Begins a message of this type, dropping the one before.
    public StunWriter begin(int type, StunTransaction transaction) {
        length = 0;
        int16(type);
        int16(0);
        int32(StunMessage.COOKIE);
        int32(transaction.high());
        int64(transaction.low());
        return this;
    }

    public StunWriter username(String username) {
        byte[] text = username.getBytes(StandardCharsets.ISO_8859_1);
        header(StunAttribute.USERNAME, text.length);
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
        pad();
        return this;
    }

    public StunWriter priority(long priority) {
        header(StunAttribute.PRIORITY, 4);
        int32((int) priority);
        return this;
    }

    public StunWriter controlling(long tieBreaker) {
        header(StunAttribute.ICE_CONTROLLING, 8);
        int64(tieBreaker);
        return this;
    }

    public StunWriter controlled(long tieBreaker) {
        header(StunAttribute.ICE_CONTROLLED, 8);
        int64(tieBreaker);
        return this;
    }

    public StunWriter useCandidate() {
        header(StunAttribute.USE_CANDIDATE, 0);
        return this;
    }

    /// Where the request came from, hidden from address-rewriting middleboxes (RFC 8489, section
    /// 14.2).
    public StunWriter mappedAddress(InetSocketAddress address) {
        byte[] raw = address.getAddress().getAddress();
        header(StunAttribute.XOR_MAPPED_ADDRESS, 4 + raw.length);
        int16(raw.length == 4 ? 1 : 2);
        int16(address.getPort() ^ (StunMessage.COOKIE >>> 16));
        for (int i = 0; i < raw.length; i++) {
            buffer[length++] = (byte) (raw[i] ^ buffer[4 + i]);
        }
        return this;
    }

    /// ERROR-CODE without a reason phrase: nobody reads it, and an answer stays short.
    public StunWriter errorCode(int code) {
        header(StunAttribute.ERROR_CODE, 4);
        int32(((code / 100) << 8) | (code % 100));
        return this;
    }

    public StunWriter unknownAttributes(int[] types) {
        header(StunAttribute.UNKNOWN_ATTRIBUTES, 2 * types.length);
        for (int type : types) {
            int16(type);
        }
        pad();
        return this;
    }

    /// Adds MESSAGE-INTEGRITY and FINGERPRINT and returns the length of the whole message.
    public int finish(StunKey key) {
        int integrityAt = length;
        header(StunAttribute.MESSAGE_INTEGRITY, StunKey.TAG_BYTES);
        length += StunKey.TAG_BYTES;
        key.sign(buffer, integrityAt);
        int fingerprintAt = length;
        int bodyBytes = fingerprintAt + 8 - StunMessage.HEADER_BYTES;
        buffer[2] = (byte) (bodyBytes >> 8);
        buffer[3] = (byte) bodyBytes;
        header(StunAttribute.FINGERPRINT, 4);
        int32(StunMessage.fingerprintOf(buffer, fingerprintAt));
        return length;
    }

    /// The buffer whose beginning is the finished message.
    public byte[] bytes() {
        return buffer;
    }

    private void header(int type, int size) {
        int16(type);
        int16(size);
    }

    private void pad() {
        while ((length & 3) != 0) {
            buffer[length++] = 0;
        }
    }

    private void int16(int value) {
        buffer[length++] = (byte) (value >> 8);
        buffer[length++] = (byte) value;
    }

    private void int32(int value) {
        int16(value >>> 16);
        int16(value);
    }

    private void int64(long value) {
        int32((int) (value >>> 32));
        int32((int) value);
    }
}
