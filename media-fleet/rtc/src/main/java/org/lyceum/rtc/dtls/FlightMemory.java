package org.lyceum.rtc.dtls;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The peer's last flight, remembered so that BouncyCastle can be made to repeat its own sooner
/// than it would.
///
/// BouncyCastle doubles the pause before each repeat up to a minute, and nothing tells it
/// otherwise. But it repeats its flight at once when the peer's previous one comes again, so that
/// is what it is given after a silence. Its replay window would drop those records: all records
/// before encryption are numbered anew, which they do not protect anyway. Bounded: at most
/// `MAX_RECORDS` are remembered. Owned by the handshake's thread.
final class FlightMemory {
    /// The records of one flight and then some.
    static final int MAX_RECORDS = 16;

    private final Deque<byte[]> repeats = new ArrayDeque<>();
    private List<byte[]> current = new ArrayList<>();
    private List<byte[]> previous = List.of();
    private long nextNumber;
    private int highestSpoken = -1;

    /// A record arrived and is about to be read.
    void heard(byte[] record) {
        if (DtlsRecord.epoch(record, 0) != 0) {
            return;
        }
        renumber(record);
        if (DtlsRecord.type(record, 0) == DtlsRecord.HANDSHAKE && current.size() < MAX_RECORDS) {
            current.add(record);
        }
    }

    /// BouncyCastle writes a record: with a new message, what it heard before was a whole flight.
    void spoke(byte[] buffer, int offset, int length) {
        boolean readable =
                DtlsRecord.type(buffer, offset) == DtlsRecord.HANDSHAKE
                        && DtlsRecord.epoch(buffer, offset) == 0
                        && length >= DtlsRecord.HEADER + DtlsRecord.HANDSHAKE_HEADER;
        if (!readable) {
            return;
        }
        int message = DtlsRecord.readShort(buffer, offset + DtlsRecord.HEADER + 4);
        if (message > highestSpoken) {
            highestSpoken = message;
            if (!current.isEmpty()) {
                previous = current;
                current = new ArrayList<>();
            }
        }
    }

    /// The peer has been silent too long: its last flight is heard again.
    void repeat() {
        for (byte[] record : previous) {
            byte[] repeated = record.clone();
            renumber(repeated);
            repeats.add(repeated);
        }
    }

    /// The next record that is heard again, or null.
    byte @Nullable [] pollRepeated() {
        return repeats.poll();
    }

    /// Epoch 0, and the number behind it.
    private void renumber(byte[] record) {
        DtlsRecord.writeLong(record, 3, nextNumber++);
    }
}
