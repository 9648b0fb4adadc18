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
    /// Read the chat.
    CHAT_READ,
    /// Write to everybody.
    CHAT_WRITE,
    /// Write to the teachers alone.
    CHAT_PRIVATE,
    /// Ask questions and vote for those of others.
    QUESTION_ASK,
    /// Raise a hand.
    HAND_RAISE,
    /// Send reactions, to the class and to messages.
    REACTION_SEND,
    /// Answer polls.
    POLL_ANSWER,
    /// Open, close and reveal polls.
    POLL_RUN,
    /// Change the own name.
    NAME_CHANGE,
    /// See who else is here.
    ROSTER_VIEW,
    /// See who attended.
    ATTENDANCE_VIEW,
    /// Correct who attended.
    ATTENDANCE_EDIT,
    /// Bring people on stage and off again, mute, lock, rename and remove.
    PARTICIPANT_MODERATE,
    /// End the class for everyone.
    CLASS_END
}
