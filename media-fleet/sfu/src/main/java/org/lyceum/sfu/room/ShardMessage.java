package org.lyceum.sfu.room;

import java.time.Instant;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.sfu.classbook.Reach;
import org.lyceum.sfu.classbook.Reader;
import org.lyceum.sfu.classbook.Telling;
import org.lyceum.sfu.forward.TrackKey;
import org.lyceum.sfu.forward.TrackOutput.ClockPoint;

/// What a shard of a class is told by the room, or by another shard.
public sealed interface ShardMessage {
    /// From the room: an event for one connection.
    record Tell(long peerId, Instant at, ClassEvent event) implements ShardMessage {}

    /// From the room: an event for everybody in the class.
    record TellAll(Instant at, ClassEvent event) implements ShardMessage {}

    /// From the room: an event for everybody whom it reaches.
    record TellReached(Instant at, ClassEvent event, Reach reach) implements ShardMessage {}

    /// From the room: an entry of the log, for everybody who may see it.
    record TellEntry(Instant at, Telling telling) implements ShardMessage {}

    /// From the room: who is to be seen and heard.
    record StageSet(StageView stage) implements ShardMessage {}

    /// From the room: what somebody may send, and what they may be told.
    record Permitted(long peerId, Reader reader) implements ShardMessage {}

    /// From the room: close this connection when its last event has left.
    record CloseSoon(long peerId) implements ShardMessage {}

    /// From a subscriber's shard: which layers of a track it wants, one bit each; 0 for none.
    record LayersWanted(TrackKey track, int loop, int layers) implements ShardMessage {}

    /// From a subscriber's shard: somebody waits for a keyframe.
    record KeyframeWanted(TrackKey track, int layer) implements ShardMessage {}

    /// From a publisher's shard: the layers that can be had, by their heights.
    record LayersKnown(TrackKey track, int[] heights) implements ShardMessage {}

    /// From a publisher's shard: the line between a layer's timestamps and the wall clock.
    record ClockKnown(TrackKey track, ClockPoint point) implements ShardMessage {}

    /// From a publisher's shard: packets. Goes back by `BatchDone`. May be refused by a mailbox
    /// that is half full; it is then lost, as on a network.
    record Media(PacketBatch batch) implements ShardMessage {}

    /// From a subscriber's shard: the batch can be filled again.
    record BatchDone(PacketBatch batch) implements ShardMessage {}
}
