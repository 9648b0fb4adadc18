/// The room: who is in a live class, who may do what, and who hears and sees whom, sans-IO.
///
/// A class may have people on every event loop of its node. What belongs to whom:
///
/// | object | owner | what it does |
/// |---|---|---|
/// | [org.lyceum.sfu.room.Room] | the class's home loop | roster, rights, stage, acts, events |
/// | [org.lyceum.sfu.room.RoomShard] | each loop with people of the class | their peers, tracks, slots |
/// | [org.lyceum.sfu.room.ClassPeer] | the peer's loop | one connection |
///
/// They talk by messages only: `RoomMessage` to the room, `ShardMessage` to a shard, in order, by
/// [org.lyceum.sfu.room.RoomWires], which the host implements. Where sender and receiver are on the
/// same loop it may call directly; else it posts to the bounded mailbox of the other loop. Media
/// crosses loops in `PacketBatch`es only; these may be refused when a mailbox is half full, the
/// other messages only when it is full, which is fatal for the class on that loop.
///
/// Inside the room, in the order of an act's way:
///
/// | part | what it does |
/// |---|---|
/// | `RoomActs` | lets somebody decide: `ClassActs` of the class book, `StageActs`, `RoomReads` |
/// | `RoomLog` | the gate: what is appended, what is committed, who waits to be acknowledged |
/// | `ClassMemory` | the two books on both sides of the gate, acts that were done, people who were lost |
/// | `Commits` | what takes effect when an entry is committed |
/// | `Announcements` | the way to one person, to some, to all |
/// | `Pulse` | counts, places, tallies and windows, once a second |
/// | `Presence` | who came and who went, into the log |
/// | `Stage`, `StageDirections` | who stands on stage, and what follows for everybody's slots |
/// | `Roster`, `Member`, `Watches` | who is here, and what they watch |
@NullMarked
package org.lyceum.sfu.room;

import org.jspecify.annotations.NullMarked;
