package org.lyceum.api.classroom;

/// Something that students and guests may not do for now, whatever else they may.
public enum Lock {
    MICROPHONE,
    CAMERA,
    SCREEN,
    CHAT,
    PRIVATE_CHAT,
    QUESTIONS,
    HANDS,
    REACTIONS,
    NAMES,
    /// Who else is here is shown to who leads the class only.
    ROSTER
}
