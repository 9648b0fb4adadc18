package org.lyceum.api.classroom;

import java.util.Set;
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
    ///
    /// @param limit 0 to 100
    /// @param search only people whose name contains this; null for all
    record WatchRoster(int offset, int limit, RosterOrder order, @Nullable String search)
            implements Act {}

    /// A teacher asks a student to come on stage. The student is asked first; a raised hand is
    /// lowered.
    record InviteToStage(String participantId) implements Act {}

    /// The student says yes or no.
    record AnswerInvitation(boolean accepted) implements Act {}

    /// A teacher takes somebody off the stage, or withdraws the invitation; a student leaves the
    /// stage.
    ///
    /// @param participantId null for oneself
    record LeaveStage(@Nullable String participantId) implements Act {}

    /// Writes into the chat.
    ///
    /// @param toId to one person, for who leads the class and with the audience of teachers; else
    ///   null
    record PostMessage(
            String text, Audience audience, @Nullable String toId, @Nullable Long replyTo)
            implements Act {}

    /// The author changes a message.
    record EditMessage(long messageId, String text) implements Act {}

    /// The author, or who leads the class, takes a message away.
    record DeleteMessage(long messageId) implements Act {}

    record ReactToMessage(long messageId, Reaction reaction, boolean on) implements Act {}

    /// @param messageId null: nothing is pinned any more
    record PinMessage(@Nullable Long messageId) implements Act {}

    /// Asks for messages before this one, newest first.
    ///
    /// @param before an id; 0 for the newest
    /// @param limit 1 to 50
    record ReadChat(long before, int limit) implements Act {}

    /// Asks for messages that contain a text, newest first, at most 50.
    record SearchChat(String text) implements Act {}

    record AskQuestion(String text, boolean anonymous) implements Act {}

    record VoteForQuestion(long questionId, boolean on) implements Act {}

    record AnswerQuestion(long questionId, boolean answered, @Nullable String answer)
            implements Act {}

    record DeleteQuestion(long questionId) implements Act {}

    /// Asks for the first questions (open ones first, then by votes), kept up to date. Limit 0 to
    /// 100.
    record WatchQuestions(int limit) implements Act {}

    record RaiseHand() implements Act {}

    /// @param participantId null for oneself
    record LowerHand(@Nullable String participantId) implements Act {}

    record LowerAllHands() implements Act {}

    /// Asks for the head of the queue, kept up to date. Limit 0 to 100.
    record WatchHands(int limit) implements Act {}

    /// Shows something to the class; it is counted, not told one by one.
    record React(Reaction reaction) implements Act {}

    record OpenPoll(PollSheet sheet, PollKey key) implements Act {}

    record AnswerPoll(long pollId, PollAnswer answer) implements Act {}

    record ClosePoll(long pollId) implements Act {}

    record RevealPoll(long pollId) implements Act {}

    /// Asks who has not answered, of those who are here. Limit 1 to 100.
    record ReadUnanswered(long pollId, int offset, int limit) implements Act {}

    /// Sets locks, slow mode, focus and the sole speaker, all at once.
    record SetRules(ClassRules rules) implements Act {}

    /// @param participantId null: all students and guests
    record Mute(@Nullable String participantId) implements Act {}

    record SetRights(String participantId, Set<Permission> granted, Set<Permission> denied)
            implements Act {}

    /// Makes an assistant of a student, or a student of an assistant.
    record SetRole(String participantId, Role role) implements Act {}

    /// @param participantId null for oneself
    record Rename(@Nullable String participantId, String name) implements Act {}

    record Remove(String participantId, boolean banned) implements Act {}

    /// Asks for what is in the log after an entry that the page has seen, as far as it may see it.
    ///
    /// @param limit 1 to 100
    record ReadLog(long after, int limit) implements Act {}

    /// Ends the class for everyone.
    record EndClass() implements Act {}

    /// Leaves the class: the room forgets the connection at once.
    record Leave() implements Act {}
}
