package org.lyceum.loadtest.bot;

import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Permission;

/// Reads and counts the events of a class. Not thread-safe: owned by its bot's event loop.
final class EventReader {
    private final EventFrames frames;
    private long lastSeq;
    private long events;
    private long gaps;
    private long unreadable;
    private long acknowledged;
    private long refused;
    private boolean welcomed;
    private boolean invited;
    private boolean onStage;
    private boolean classEnded;

    EventReader(EventFrames frames) {
        this.frames = frames;
    }

    /// What the message says; null when it is no event.
    EventFrames.@Nullable Read message(byte[] bytes, int length) {
        EventFrames.Read numbered = frames.read(bytes, length);
        if (numbered == null) {
            unreadable++;
            return null;
        }
        events++;
        if (numbered.seq() != lastSeq + 1) {
            gaps++;
        }
        lastSeq = numbered.seq();
        switch (numbered.event()) {
            case ClassEvent.Welcome _ -> welcomed = true;
            case ClassEvent.Acknowledged _ -> acknowledged++;
            case ClassEvent.Refused _ -> refused++;
            case ClassEvent.InvitedToStage _ -> invited = true;
            case ClassEvent.PermissionsChanged(var permissions) ->
                    onStage = permissions.contains(Permission.MEDIA_VIDEO);
            case ClassEvent.ClassEnded _ -> classEnded = true;
            default -> {}
        }
        return numbered;
    }

    /// Whether it has been asked to come on stage since the last question.
    boolean takeInvitation() {
        boolean asked = invited;
        invited = false;
        return asked;
    }

    /// Whether it may send its camera.
    boolean isOnStage() {
        return onStage;
    }

    EventCounts counts() {
        return new EventCounts(
                events, gaps, unreadable, acknowledged, refused, welcomed, onStage, classEnded);
    }
}
