package org.lyceum.api.classroom;

import org.jspecify.annotations.Nullable;

/// Something that a participant does in a class, sent by the page on channel 0.
///
/// On the wire `{"v":1,"type":"…","id":"…",…}`: `type` is the record's name in camel case, `id` is
/// the idempotency key of the page, at most 64 characters. The room answers `acknowledged` or
/// `refused`.
public sealed interface Act {
    /// Asks for at most this picture height in a slot; 0 pauses the slot. 0 to 2,160.
    record Subscribe(SlotName slot, int maxHeight) implements Act {}

    /// Says what the page is sending.
    record SetSending(Sending sending) implements Act {}

    /// Asks for the rows of the roster that the page shows, kept up to date until the next one.
    /// Limit 0 to 100.
    record WatchRoster(int offset, int limit) implements Act {}

    /// A teacher asks a student to come on stage. The student is asked first.
    record InviteToStage(String participantId) implements Act {}

    /// The student says yes or no.
    record AnswerInvitation(boolean accepted) implements Act {}

    /// A teacher takes somebody off the stage, or withdraws the invitation; a student leaves the
    /// stage.
    ///
    /// @param participantId null for oneself
    record LeaveStage(@Nullable String participantId) implements Act {}

    /// Ends the class for everyone.
    record EndClass() implements Act {}

    /// Leaves the class: the room forgets the connection at once.
    record Leave() implements Act {}
}
