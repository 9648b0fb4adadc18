package org.lyceum.sfu.room;

import org.lyceum.sfu.eventlog.LogBatch;

/// The wires between a class's room, its shards and its store: what the host implements.
///
/// Messages from one sender to one receiver arrive in order, in a later turn or at once (a receiver
/// on the same loop may be called directly; nothing here depends on which). Called on the sender's
/// event loop.
public interface RoomWires {
    /// To the room, on the home loop of the class.
    void toRoom(RoomMessage message);

    /// To the shard of this class on a loop. False when it was not taken; only media may be lost.
    boolean toShard(int loop, ShardMessage message);

    /// From the room: store this. The host owes one `BatchPut` for it, whatever happens.
    void putBatch(LogBatch batch);

    /// From the room: keep this for the next owner. The host owes one `SnapshotDone`.
    void keepSnapshot(MemorySnapshot snapshot);

    /// From the room: the class is over, and so is this room. The host forgets it when its people
    /// are gone.
    void roomOver(RoomEnd end);
}
