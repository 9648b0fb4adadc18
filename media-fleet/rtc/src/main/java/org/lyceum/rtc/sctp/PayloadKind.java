package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;

/// What a data channel message is to JavaScript: a string or bytes (RFC 8831, section 8).
///
/// SCTP cannot carry an empty message: it travels as one zero byte under an identifier of its own.
public enum PayloadKind {
    TEXT(51, 56),
    BINARY(53, 57);

    private final int identifier;
    private final int emptyIdentifier;

    PayloadKind(int identifier, int emptyIdentifier) {
        this.identifier = identifier;
        this.emptyIdentifier = emptyIdentifier;
    }

    int identifierFor(int messageLength) {
        return messageLength == 0 ? emptyIdentifier : identifier;
    }

    /// Null for channel control (50), the deprecated partial ones (52, 54), and everything else.
    static @Nullable PayloadKind of(int identifier) {
        return switch (identifier) {
            case 51, 56 -> TEXT;
            case 53, 57 -> BINARY;
            default -> null;
        };
    }

    static boolean isEmpty(int identifier) {
        return identifier == TEXT.emptyIdentifier || identifier == BINARY.emptyIdentifier;
    }
}
