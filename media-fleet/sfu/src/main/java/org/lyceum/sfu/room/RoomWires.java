package org.lyceum.sfu.room;

import java.util.Map;

/// The wires between a class's room and its shards: what the host implements.
///
/// Messages from one sender to one receiver arrive in order, in a later turn or at once (a receiver
/// on the same loop may be called directly; nothing here depends on which). Called on the sender's
/// event loop.
public interface RoomWires {
    /// To the room, on the home loop of the class.
    void toRoom(RoomMessage message);

    /// To the shard of this class on a loop. False when it was not taken; only media may be lost.
    boolean toShard(int loop, ShardMessage message);

    /// From the room: who is on stage, participant id to name, to be remembered for another node.
    void stageChanged(Map<String, String> stage);

    /// From the room: a teacher ended the class. The host stores it and forgets the room when its
    /// people are gone.
    void classEnded();
}
