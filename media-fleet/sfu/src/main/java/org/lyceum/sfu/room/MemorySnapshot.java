package org.lyceum.sfu.room;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.sfu.classbook.BookSnapshot;

/// What a class remembers after one entry of its log, on its way into the store. Immutable: any
/// thread may make its bytes.
///
/// ```text
/// version (1) · length, book · count, { key of an act, seq } · count, { id, connection }
/// ```
///
/// @param doneActs key and seq, one after the other, oldest first
/// @param lost connections by participant
public record MemorySnapshot(BookSnapshot book, long[] doneActs, Map<String, Long> lost) {
    private static final int VERSION = 1;

    /// The newest entry that is in it.
    public long seq() {
        return book.seq();
    }

    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] bookBytes = book.toBytes();
            out.writeInt(VERSION);
            out.writeInt(bookBytes.length);
            out.write(bookBytes);
            out.writeInt(doneActs.length);
            for (long value : doneActs) {
                out.writeLong(value);
            }
            out.writeInt(lost.size());
            for (Map.Entry<String, Long> person : lost.entrySet()) {
                out.writeUTF(person.getKey());
                out.writeLong(person.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory refused bytes", e);
        }
        return bytes.toByteArray();
    }

    /// Reads what [#toBytes] wrote; null for anything else, such as what a later version writes.
    static @Nullable MemorySnapshot read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != VERSION) {
                return null;
            }
            BookSnapshot book = BookSnapshot.read(in.readNBytes(in.readInt()));
            long[] doneActs = new long[boundedCount(in, 2 * DoneActs.CAPACITY)];
            for (int i = 0; i < doneActs.length; i++) {
                doneActs[i] = in.readLong();
            }
            Map<String, Long> lost = new HashMap<>();
            for (int left = boundedCount(in, Integer.MAX_VALUE); left > 0; left--) {
                lost.put(in.readUTF(), in.readLong());
            }
            return new MemorySnapshot(book, doneActs, lost);
        } catch (IOException | IllegalArgumentException _) {
            return null;
        }
    }

    private static int boundedCount(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("No snapshot has " + count + " of these");
        }
        return count;
    }
}
