package org.lyceum.rtc.stun;

import static org.lyceum.rtc.NetworkOrder.int64;
import static org.lyceum.rtc.NetworkOrder.uint16;
import static org.lyceum.rtc.NetworkOrder.uint32;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A well-formed STUN message in a datagram (RFC 8489, section 5): a view, valid as long as the
/// bytes are.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |0 0|     STUN message type     |        bytes after header       |
/// |                      magic cookie 2112A442                      |
/// |                    transaction id (96 bits)                     |
/// |      attribute type (16)      |     its length, unpadded (16)   | …
/// ```
///
/// Parsing refuses by returning null; it never throws. Bounded: at most 1,500 bytes and 32
/// attributes. Of a repeated attribute the first one counts; what stands between MESSAGE-INTEGRITY
/// and FINGERPRINT is not authenticated and is ignored.
public final class StunMessage {
    public static final int BINDING_REQUEST = 0x0001;
    public static final int BINDING_INDICATION = 0x0011;
    public static final int BINDING_SUCCESS = 0x0101;
    public static final int BINDING_ERROR = 0x0111;

    static final int HEADER_BYTES = 20;
    static final int MAX_BYTES = 1_500;
    static final int MAX_ATTRIBUTES = 32;
    static final int COOKIE = 0x2112A442;
    static final int FINGERPRINT_MASK = 0x5354554E;

    private static final int[] NO_TYPES = {};

    private final byte[] bytes;
    private int integrityAt = -1;
    private int fingerprintAt = -1;
    private int usernameAt = -1;
    private int priorityAt = -1;
    private int mappedAt = -1;
    private int errorAt = -1;
    private boolean useCandidate;
    private boolean controlled;
    private boolean controlling;
    private int[] notUnderstood = NO_TYPES;

    private StunMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The message that fills `datagram[0, length)`, or null when there is none.
    public static @Nullable StunMessage parse(byte[] datagram, int length) {
        if (length < HEADER_BYTES || length > MAX_BYTES || (datagram[0] & 0xC0) != 0) {
            return null;
        }
        if ((int) uint32(datagram, 4) != COOKIE || uint16(datagram, 2) != length - HEADER_BYTES) {
            return null;
        }
        StunMessage message = new StunMessage(datagram);
        return message.readAttributes(length) ? message : null;
    }

    /// Whose peer a binding request is for: the part of USERNAME before the colon, or null.
    ///
    /// A node finds the peer of an address it does not know by this name, before anything is
    /// verified.
    public static @Nullable String localUfragOf(byte[] datagram, int length) {
        StunMessage message = parse(datagram, length);
        String username =
                message == null || !message.is(BINDING_REQUEST) ? null : message.username();
        int colon = username == null ? -1 : username.indexOf(':');
        return username == null || colon < 0 ? null : username.substring(0, colon);
    }

    /// True for a message of this type, one of the four above.
    public boolean is(int type) {
        return uint16(bytes, 0) == type;
    }

    public StunTransaction transaction() {
        return new StunTransaction((int) uint32(bytes, 8), int64(bytes, 12));
    }

    /// USERNAME, byte by byte: those of ICE are ASCII. Null when absent.
    public @Nullable String username() {
        return usernameAt < 0
                ? null
                : new String(
                        bytes,
                        usernameAt + 4,
                        uint16(bytes, usernameAt + 2),
                        StandardCharsets.ISO_8859_1);
    }

    /// PRIORITY as an unsigned number, or -1 when absent.
    public long priority() {
        return priorityAt < 0 ? -1 : uint32(bytes, priorityAt + 4);
    }

    public boolean hasUseCandidate() {
        return useCandidate;
    }

    /// True when the sender takes itself for the controlled agent.
    public boolean isFromControlled() {
        return controlled;
    }

    /// True when the sender takes itself for the controlling agent.
    public boolean isFromControlling() {
        return controlling;
    }

    /// The code of ERROR-CODE (300 to 699), or 0 when absent.
    public int errorCode() {
        return errorAt < 0 ? 0 : (bytes[errorAt + 6] & 0x07) * 100 + (bytes[errorAt + 7] & 0xFF);
    }

    /// XOR-MAPPED-ADDRESS, or null when absent or of an unknown family.
    public @Nullable InetSocketAddress mappedAddress() {
        if (mappedAt < 0) {
            return null;
        }
        int family = bytes[mappedAt + 5];
        int size = uint16(bytes, mappedAt + 2) - 4;
        if (!(family == 1 && size == 4) && !(family == 2 && size == 16)) {
            return null;
        }
        byte[] address = Arrays.copyOfRange(bytes, mappedAt + 8, mappedAt + 8 + size);
        for (int i = 0; i < size; i++) {
            address[i] ^= bytes[4 + i]; // the cookie, then the transaction id
        }
        int port = uint16(bytes, mappedAt + 6) ^ (COOKIE >>> 16);
        return new InetSocketAddress(addressOf(address), port);
    }

    /// The types that an answerer had to understand and does not; empty for an ordinary request.
    public int[] notUnderstood() {
        return notUnderstood.clone();
    }

    /// True when MESSAGE-INTEGRITY is there and right under this key.
    public boolean hasValidIntegrity(StunKey key) {
        return integrityAt >= 0 && key.verifies(bytes, integrityAt);
    }

    /// True when FINGERPRINT is there and right (RFC 8489, section 14.7).
    public boolean hasValidFingerprint() {
        return fingerprintAt >= 0
                && (int) uint32(bytes, fingerprintAt + 4) == fingerprintOf(bytes, fingerprintAt);
    }

    /// The fingerprint of `message[0, length)`, whose header counts the attribute already.
    static int fingerprintOf(byte[] message, int length) {
        CRC32 crc = new CRC32();
        crc.update(message, 0, length);
        return (int) crc.getValue() ^ FINGERPRINT_MASK;
    }

    private boolean readAttributes(int length) {
        int at = HEADER_BYTES;
        for (int count = 0; at < length; count++) {
            if (count == MAX_ATTRIBUTES || fingerprintAt >= 0 || length - at < 4) {
                return false;
            }
            int size = uint16(bytes, at + 2);
            int padded = (size + 3) & ~3;
            if (padded > length - at - 4 || !readAttribute(at, size)) {
                return false;
            }
            at += 4 + padded;
        }
        return true;
    }

    private boolean readAttribute(int at, int size) {
        int type = uint16(bytes, at);
        int expected = StunAttribute.sizeOf(type);
        if (expected >= 0 && size != expected) {
            return false;
        }
        if (type == StunAttribute.FINGERPRINT) {
            fingerprintAt = at;
            return true;
        }
        if (integrityAt >= 0) {
            return true; // behind the tag, so not authenticated
        }
        return switch (type) {
            case StunAttribute.MESSAGE_INTEGRITY -> {
                integrityAt = at;
                yield true;
            }
            case StunAttribute.USERNAME -> {
                usernameAt = usernameAt < 0 ? at : usernameAt;
                yield true;
            }
            case StunAttribute.XOR_MAPPED_ADDRESS -> {
                mappedAt = mappedAt < 0 ? at : mappedAt;
                yield size == 8 || size == 20;
            }
            case StunAttribute.ERROR_CODE -> {
                errorAt = errorAt < 0 ? at : errorAt;
                yield size >= 4;
            }
            default -> readIceAttribute(type, at);
        };
    }

    private boolean readIceAttribute(int type, int at) {
        switch (type) {
            case StunAttribute.PRIORITY -> priorityAt = priorityAt < 0 ? at : priorityAt;
            case StunAttribute.USE_CANDIDATE -> useCandidate = true;
            case StunAttribute.ICE_CONTROLLED -> controlled = true;
            case StunAttribute.ICE_CONTROLLING -> controlling = true;
            case StunAttribute.UNKNOWN_ATTRIBUTES -> {}
            default -> {
                if (StunAttribute.mustBeUnderstood(type)) {
                    notUnderstood = Arrays.copyOf(notUnderstood, notUnderstood.length + 1);
                    notUnderstood[notUnderstood.length - 1] = type;
                }
            }
        }
        return true;
    }

    private static InetAddress addressOf(byte[] address) {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four or sixteen bytes are an address", e);
        }
    }
}
