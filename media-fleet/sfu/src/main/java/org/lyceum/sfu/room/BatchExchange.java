package org.lyceum.sfu.room;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.lyceum.sfu.forward.SourcePacket;
import org.lyceum.sfu.forward.TrackKey;

/// The packets of one shard on their way to other loops: a batch for each loop in this turn, and
/// those that came back empty.
///
/// Bounded: at most [#MAX_BATCHES] exist; what finds none is lost and counted, as on a network. Not
/// thread-safe: owned by its shard's event loop.
final class BatchExchange {
    /// Batches on their way or waiting to be filled.
    static final int MAX_BATCHES = 64;

    private final int loop;
    private final RoomWires wires;
    private final @Nullable PacketBatch[] filling = new PacketBatch[TrackRoute.MAX_LOOPS];
    private final Deque<PacketBatch> empty = new ArrayDeque<>();
    private int batches;
    private long lostPackets;

    BatchExchange(int loop, RoomWires wires) {
        this.loop = loop;
        this.wires = wires;
    }

    /// Copies a packet for another loop, which gets it when the turn ends.
    void add(int other, TrackKey track, SourcePacket packet) {
        PacketBatch batch = filling[other];
        if (batch == null || !batch.add(track, packet)) {
            if (batch != null) {
                handOver(other);
            }
            batch = emptyBatch();
            filling[other] = batch;
            if (batch == null || !batch.add(track, packet)) {
                lostPackets++;
            }
        }
    }

    /// The turn ends: everything goes.
    void handOver() {
        for (int other = 0; other < filling.length; other++) {
            if (filling[other] != null) {
                handOver(other);
            }
        }
    }

    /// A batch came back and can be filled again.
    void handleDone(PacketBatch batch) {
        batch.clear();
        empty.push(batch);
    }

    /// Packets that no batch could take, or no mailbox.
    long lostPackets() {
        return lostPackets;
    }

    private @Nullable PacketBatch emptyBatch() {
        PacketBatch batch = empty.poll();
        if (batch == null && batches < MAX_BATCHES) {
            batches++;
            batch = new PacketBatch(loop);
        }
        return batch;
    }

    private void handOver(int other) {
        PacketBatch batch = filling[other];
        filling[other] = null;
        if (batch != null && !wires.toShard(other, new ShardMessage.Media(batch))) {
            lostPackets += batch.count();
            handleDone(batch);
        }
    }
}
