package org.lyceum.loadtest.bot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.loadtest.ledger.EntryHash;

/// Reads event frames for all bots of one event loop, and reads each event once: what a class is
/// told reaches thousands of bots as the same bytes behind its number and its time.
///
/// ```text
/// {"v":1,"type":"happened","seq":17,"at":"2026-…Z","entry":{…}}
///         └── the same ──┘                        └─ the same ─┘
/// ```
///
/// A frame of another form is read the slow way. Bounded: `PLACES` events of at most
/// `MAX_KEPT_BYTES`, a newer one replaces an older one. Not thread-safe: owned by its event loop.
public final class EventFrames {
    static final int PLACES = 512;
    static final int MAX_KEPT_BYTES = 4_096;

    private static final byte[] BEGIN = ascii("{\"v\":1,\"type\":\"");
    private static final byte[] SEQ = ascii("\",\"seq\":");
    private static final byte[] AT = ascii(",\"at\":\"");
    private static final int PRIME = 31;

    private final Kept[] kept = new Kept[PLACES];
    private long hits;
    private long misses;

    /// An event with its number on its connection.
    ///
    /// @param entryHash of the entry in a `happened`; else 0
    public record Read(long seq, ClassEvent event, long entryHash) {}

    private record Kept(byte[] bytes, ClassEvent event, long entryHash) {}

    /// Null when the bytes are no event.
    public @Nullable Read read(byte[] frame, int length) {
        int typeEnd = starts(frame, length, 0, BEGIN) ? find(frame, length, BEGIN.length, '"') : -1;
        int seqAt = typeEnd + SEQ.length;
        if (typeEnd < 0 || !starts(frame, length, typeEnd, SEQ)) {
            return slowly(frame, length);
        }
        long seq = 0;
        int at = seqAt;
        while (at < length && at - seqAt < 18 && frame[at] >= '0' && frame[at] <= '9') {
            seq = seq * 10 + frame[at++] - '0';
        }
        int timeEnd =
                at > seqAt && starts(frame, length, at, AT)
                        ? find(frame, length, at + AT.length, '"')
                        : -1;
        return timeEnd < 0
                ? slowly(frame, length)
                : known(frame, length, new Parts(seq, typeEnd, timeEnd));
    }

    long hits() {
        return hits;
    }

    long misses() {
        return misses;
    }

    private record Parts(long seq, int typeEnd, int timeEnd) {}

    private @Nullable Read known(byte[] frame, int length, Parts parts) {
        int head = parts.typeEnd() - BEGIN.length;
        int tail = length - parts.timeEnd();
        if (head + tail > MAX_KEPT_BYTES) {
            return slowly(frame, length);
        }
        int place = place(frame, length, parts);
        Kept found = kept[place];
        if (found != null && isSame(found.bytes(), frame, length, parts)) {
            hits++;
            return new Read(parts.seq(), found.event(), found.entryHash());
        }
        misses++;
        Read read = slowly(frame, length);
        if (read != null) {
            byte[] bytes = new byte[head + tail];
            System.arraycopy(frame, BEGIN.length, bytes, 0, head);
            System.arraycopy(frame, parts.timeEnd(), bytes, head, tail);
            kept[place] = new Kept(bytes, read.event(), read.entryHash());
        }
        return read;
    }

    private static boolean isSame(byte[] bytes, byte[] frame, int length, Parts parts) {
        int head = parts.typeEnd() - BEGIN.length;
        return bytes.length == head + length - parts.timeEnd()
                && Arrays.equals(bytes, 0, head, frame, BEGIN.length, parts.typeEnd())
                && Arrays.equals(bytes, head, bytes.length, frame, parts.timeEnd(), length);
    }

    private static int place(byte[] frame, int length, Parts parts) {
        int hash = 0;
        for (int i = BEGIN.length; i < parts.typeEnd(); i++) {
            hash = PRIME * hash + frame[i];
        }
        for (int i = parts.timeEnd(); i < length; i++) {
            hash = PRIME * hash + frame[i];
        }
        return Math.floorMod(hash ^ hash >>> 16, PLACES);
    }

    private static @Nullable Read slowly(byte[] frame, int length) {
        ApiJson.NumberedEvent event = ApiJson.readEvent(frame, length);
        if (event == null) {
            return null;
        }
        long hash =
                event.event() instanceof ClassEvent.Happened(var entry) ? EntryHash.of(entry) : 0;
        return new Read(event.seq(), event.event(), hash);
    }

    private static boolean starts(byte[] frame, int length, int at, byte[] with) {
        return at + with.length <= length
                && Arrays.equals(frame, at, at + with.length, with, 0, with.length);
    }

    private static int find(byte[] frame, int length, int from, char wanted) {
        for (int i = from; i < length; i++) {
            if (frame[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
