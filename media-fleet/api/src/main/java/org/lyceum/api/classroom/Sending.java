package org.lyceum.api.classroom;

/// What a participant says that they are sending. The page reasserts it after every join.
public record Sending(SendingState microphone, SendingState camera, SendingState screen) {
    /// Nothing at all: the state of everybody who just joined.
    public static final Sending NOTHING =
            new Sending(SendingState.OFF, SendingState.OFF, SendingState.OFF);
}
