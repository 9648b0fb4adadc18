package org.lyceum.rtc.sctp;

/// A received piece of a message that waits for the others.
record Fragment(
        int stream,
        int sequence,
        int payloadIdentifier,
        boolean unordered,
        boolean begin,
        boolean end,
        byte[] bytes) {
    /// What a waiting piece costs besides its bytes. Counted against the window, so that a peer
    /// cannot fill the memory with tiny ones.
    static final int OVERHEAD_BYTES = 64;

    static Fragment of(DataChunk chunk) {
        return new Fragment(
                chunk.stream(),
                chunk.isUnordered() ? 0 : chunk.sequence(),
                chunk.payloadIdentifier(),
                chunk.isUnordered(),
                chunk.isBegin(),
                chunk.isEnd(),
                chunk.copyPayload());
    }

    int cost() {
        return OVERHEAD_BYTES + bytes.length;
    }

    /// Whether `next`, one number later, continues the same message.
    boolean isContinuedBy(Fragment next) {
        return !end
                && !next.begin
                && stream == next.stream
                && unordered == next.unordered
                && sequence == next.sequence;
    }
}
