package org.lyceum.api.classroom;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that a class must not forget: it is in the event log before anybody is told.
///
/// On the wire an object with `type`, the record's name in camel case, and its fields. Whoever did
/// it, and when, is in the [LogEntry] around it. Messages, questions and polls are named by the seq
/// of the entry that began them.
public sealed interface LogEvent {
    /// A node owns the class from here on. Nothing of an earlier writer comes after it.
    ///
    /// @param writerId made anew for each opening of the log
    record OwnerStarted(String nodeId, String writerId) implements LogEvent {}

    /// The class is over; nothing comes after it.
    record ClassClosed() implements LogEvent {}

    /// Somebody came, or came back.
    ///
    /// @param ordinal the person's number in this class, from 0, the same each time
    /// @param connection the number of the connection, unique in this class
    record Joined(String participantId, int ordinal, String name, Role role, long connection)
            implements LogEvent {}

    /// A connection is over. Not written for one that another of the same person replaced.
    record Left(String participantId, long connection, LeaveReason reason) implements LogEvent {}

    /// Who is here, once a minute, so that every stay is bounded whatever dies.
    ///
    /// @param ordinals a bit for each present person's ordinal, lowest first, in base64url
    record PresenceChecked(int count, String ordinals) implements LogEvent {}

    record StageEntered(String participantId) implements LogEvent {}

    record StageLeft(String participantId) implements LogEvent {}

    /// A message of the chat.
    ///
    /// @param toId a private message of somebody who leads, to one person
    record MessagePosted(
            String name,
            Role role,
            String text,
            Audience audience,
            @Nullable String toId,
            @Nullable Long replyTo)
            implements LogEvent {}

    record MessageEdited(long messageId, String text) implements LogEvent {}

    record MessageDeleted(long messageId) implements LogEvent {}

    record MessageReacted(long messageId, Reaction reaction, boolean on) implements LogEvent {}

    /// @param messageId null when nothing is pinned any more
    record MessagePinned(@Nullable Long messageId) implements LogEvent {}

    /// @param name null when it was asked without a name
    record QuestionAsked(@Nullable String name, String text) implements LogEvent {}

    record QuestionVoted(long questionId, boolean on) implements LogEvent {}

    /// @param answer in writing; null when it was answered aloud
    record QuestionAnswered(long questionId, boolean answered, @Nullable String answer)
            implements LogEvent {}

    record QuestionDeleted(long questionId) implements LogEvent {}

    record HandRaised(String participantId, String name) implements LogEvent {}

    record HandLowered(String participantId) implements LogEvent {}

    record AllHandsLowered() implements LogEvent {}

    record PollOpened(PollSheet sheet) implements LogEvent {}

    /// What is correct, told to who leads the class.
    record PollKeySet(long pollId, PollKey key) implements LogEvent {}

    /// Told to nobody: tallies are.
    record PollAnswered(long pollId, PollAnswer answer) implements LogEvent {}

    record PollClosed(long pollId) implements LogEvent {}

    record PollRevealed(long pollId, PollTally tally, PollKey key) implements LogEvent {}

    record RulesSet(ClassRules rules) implements LogEvent {}

    /// What somebody may do besides, and may not do, whatever their role says.
    record RightsSet(String participantId, Set<Permission> granted, Set<Permission> denied)
            implements LogEvent {}

    record RoleSet(String participantId, Role role) implements LogEvent {}

    record Renamed(String participantId, String name) implements LogEvent {}

    /// @param participantId null: all students and guests
    record Muted(@Nullable String participantId) implements LogEvent {}

    /// @param banned whether they may not come back into this class
    record Removed(String participantId, boolean banned) implements LogEvent {}
}
