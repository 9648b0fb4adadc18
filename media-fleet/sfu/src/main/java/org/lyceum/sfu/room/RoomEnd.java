package org.lyceum.sfu.room;

/// Why a room is over.
public enum RoomEnd {
    /// A teacher ended the class: its end is in the log.
    CLASS_CLOSED,
    /// Another node has taken the class over: the class goes on there.
    CLASS_MOVED
}
