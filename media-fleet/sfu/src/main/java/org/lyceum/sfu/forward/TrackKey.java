package org.lyceum.sfu.forward;

import org.lyceum.api.classroom.Source;

/// Names a published track within its node: who publishes, and what.
public record TrackKey(long peerId, Source source) {
    /// What such a track carries.
    public MediaKind kind() {
        return switch (source) {
            case MICROPHONE, SCREEN_SOUND -> MediaKind.AUDIO;
            case CAMERA, SCREEN -> MediaKind.VIDEO;
        };
    }
}
