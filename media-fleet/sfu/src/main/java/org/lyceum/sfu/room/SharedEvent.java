package org.lyceum.sfu.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson.EventText;
import org.lyceum.api.classroom.ClassEvent;

/// An event on its way to the connections of one loop, encoded once, when the first of them takes
/// it. Owned by that loop, for one turn.
final class SharedEvent {
    private final Instant at;
    private final ClassEvent event;
    private @Nullable EventText text;

    SharedEvent(Instant at, ClassEvent event) {
        this.at = at;
        this.event = event;
    }

    ClassEvent event() {
        return event;
    }

    Instant at() {
        return at;
    }

    /// The frame for a connection on which the event has this number.
    byte[] numbered(long seq) {
        EventText known = text;
        if (known == null) {
            known = EventText.of(at, event);
            text = known;
        }
        return known.numbered(seq);
    }
}
