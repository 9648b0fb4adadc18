package org.lyceum.api.classroom;

/// One thing that a participant may do in a class. Signed into the join token, changed live by the
/// room.
public enum Permission {
    /// Send voice from the microphone slot.
    MEDIA_AUDIO,
    /// Send pictures from the camera slot.
    MEDIA_VIDEO,
    /// Share a screen, with its sound.
    MEDIA_SCREEN,
    /// See who else is here.
    ROSTER_VIEW,
    /// Bring people on stage and off again.
    PARTICIPANT_MODERATE,
    /// End the class for everyone.
    CLASS_END
}
