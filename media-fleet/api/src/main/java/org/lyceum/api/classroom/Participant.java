package org.lyceum.api.classroom;

/// One person in a class, as the others may see them.
///
/// @param id stable while the person is in the class, over reconnects too
/// @param onStage whether microphone and camera of this person may be seen and heard
/// @param handRaised whether the person waits in the queue of hands
public record Participant(
        String id, String name, Role role, boolean onStage, boolean handRaised, Sending sending) {}
