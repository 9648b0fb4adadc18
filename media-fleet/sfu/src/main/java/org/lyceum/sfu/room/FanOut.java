package org.lyceum.sfu.room;

import java.time.Instant;
import java.util.Collection;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.sfu.classbook.Reach;
import org.lyceum.sfu.classbook.Telling;

/// What everybody on one loop is told: each event is encoded once, and copied for each connection
/// with its number. Owned by its loop.
final class FanOut {
    private final Collection<ClassPeer> peers;

    /// @param peers of the loop, as they come and go
    FanOut(Collection<ClassPeer> peers) {
        this.peers = peers;
    }

    void all(SharedEvent event, long nowNs) {
        for (ClassPeer peer : peers) {
            peer.tell(event, nowNs);
        }
    }

    void reached(SharedEvent event, Reach reach, long nowNs) {
        for (ClassPeer peer : peers) {
            if (reach.includes(peer.reader())) {
                peer.tell(event, nowNs);
            }
        }
    }

    /// An entry of the log has two forms, with names and without: at most two encodings.
    void entry(Instant at, Telling telling, long nowNs) {
        SharedEvent plain = new SharedEvent(at, new ClassEvent.Happened(telling.plain()));
        SharedEvent covered = new SharedEvent(at, new ClassEvent.Happened(telling.covered()));
        for (ClassPeer peer : peers) {
            LogEntry seen = telling.as(peer.reader());
            if (seen != null) {
                peer.tell(seen.equals(telling.plain()) ? plain : covered, nowNs);
            }
        }
    }
}
