package org.lyceum.sfu.room;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEntry;

/// The acts that are in the log already, so that one that comes again is not done again, whichever
/// connection or node it reached first.
///
/// Kept as 64 bits of a digest, which nobody can aim at somebody else's act. Bounded: the newest
/// [#CAPACITY].
final class DoneActs {
    static final int CAPACITY = 20_000;

    private final Map<Long, Long> seqs =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
                    return size() > CAPACITY;
                }
            };
    private final MessageDigest digest;

    DoneActs() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// Remembers where an act is, by its first entry.
    void note(LogEntry entry) {
        String by = entry.by();
        String actId = entry.actId();
        if (by != null && actId != null) {
            seqs.putIfAbsent(keyOf(by, actId), entry.seq());
        }
    }

    /// Where this person's act is in the log; null when it is not.
    @Nullable Long seqOf(String participantId, String actId) {
        return seqs.get(keyOf(participantId, actId));
    }

    void restore(long key, long seq) {
        seqs.put(key, seq);
    }

    /// All up to an entry, oldest first: key and seq, one after the other.
    long[] upTo(long lastSeq) {
        return seqs.entrySet().stream()
                .filter(entry -> entry.getValue() <= lastSeq)
                .flatMapToLong(entry -> LongStream.of(entry.getKey(), entry.getValue()))
                .toArray();
    }

    private long keyOf(String participantId, String actId) {
        digest.update(participantId.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return ByteBuffer.wrap(digest.digest(actId.getBytes(StandardCharsets.UTF_8))).getLong();
    }
}
