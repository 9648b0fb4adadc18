package org.lyceum.api.classroom;

/// What a participant can publish. A source becomes a published track when its first packet
/// arrives.
public enum Source {
    MICROPHONE,
    CAMERA,
    SCREEN,
    SCREEN_SOUND
}
