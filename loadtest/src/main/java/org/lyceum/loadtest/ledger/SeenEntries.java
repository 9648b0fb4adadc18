package org.lyceum.loadtest.ledger;

import java.util.Arrays;

/// The entries of a log that one person saw, in the order in which they were taken into the view.
///
/// Bounded: at most `MAX_ENTRIES`, then later ones are only counted. Sixteen bytes each.
public final class SeenEntries {
    static final int MAX_ENTRIES = 65_536;

    private static final int FIRST_ROOM = 64;

    private int[] seqs = new int[FIRST_ROOM];
    private long[] hashes = new long[FIRST_ROOM];
    private int[] actKeys = new int[FIRST_ROOM];
    private int size;
    private long beyond;

    void add(long seq, long hash, int actKey) {
        if (size == MAX_ENTRIES) {
            beyond++;
            return;
        }
        if (size == seqs.length) {
            int room = Math.min(MAX_ENTRIES, size * 2);
            seqs = Arrays.copyOf(seqs, room);
            hashes = Arrays.copyOf(hashes, room);
            actKeys = Arrays.copyOf(actKeys, room);
        }
        seqs[size] = Math.toIntExact(seq);
        hashes[size] = hash;
        actKeys[size] = actKey;
        size++;
    }

    SeenEntries copy() {
        SeenEntries copy = new SeenEntries();
        copy.seqs = Arrays.copyOf(seqs, size);
        copy.hashes = Arrays.copyOf(hashes, size);
        copy.actKeys = Arrays.copyOf(actKeys, size);
        copy.size = size;
        copy.beyond = beyond;
        return copy;
    }

    public int size() {
        return size;
    }

    public long seq(int at) {
        return seqs[at];
    }

    public long hash(int at) {
        return hashes[at];
    }

    /// See `EntryHash.actKey`.
    public int actKey(int at) {
        return actKeys[at];
    }

    /// Entries that were seen when there was no room for them any more.
    public long beyond() {
        return beyond;
    }

    /// Where this number is, as long as numbers rise; a negative number when it is not there.
    int find(long seq) {
        return seq > Integer.MAX_VALUE ? -1 : Arrays.binarySearch(seqs, 0, size, (int) seq);
    }
}
