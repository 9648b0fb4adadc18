package org.lyceum.sfu.room;

import java.util.Map;
import org.lyceum.api.ApiJson.NumberedAct;
import org.lyceum.sfu.eventlog.PutResult;

/// What the shards of a class, and its store, tell its room.
public sealed interface RoomMessage {
    /// A connection can take events: the person is here.
    record Opened(long peerId) implements RoomMessage {}

    /// Somebody does something.
    record Said(long peerId, NumberedAct act) implements RoomMessage {}

    /// A connection fell behind, lost events, and can take some again: it needs a snapshot.
    record CaughtUp(long peerId) implements RoomMessage {}

    /// A connection is gone, for whatever reason.
    record Gone(long peerId) implements RoomMessage {}

    /// A connection said good-bye by the control API; the person does not mean to come back.
    record Left(long peerId) implements RoomMessage {}

    /// How loud the voices of one loop were lately, by peer.
    record VoicesHeard(Map<Long, Integer> loudness) implements RoomMessage {}

    /// From the store: what became of the batch that was put.
    record BatchPut(PutResult result) implements RoomMessage {}

    /// From the store: the snapshot is kept, or could not be.
    record SnapshotDone() implements RoomMessage {}
}
