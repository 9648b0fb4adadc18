package org.lyceum.api.classroom;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that happened in a class, sent by the room on channel 0.
///
/// On the wire `{"v":1,"type":"…","seq":n,"at":"…",…}`: `type` is the record's name in camel case,
/// `seq` counts the events of one connection without gaps from 1, `at` is the time of the room's
/// node.
public sealed interface ClassEvent {
    /// The first event of every connection: all that a page needs to draw the class.
    ///
    /// @param you the reader's own participant
    /// @param stageId who is in the stage pair; null while nobody publishes
    /// @param screenId who shares a screen; null when nobody does
    /// @param onStage everybody on stage, teachers first, in the order they came
    /// @param logSeq the newest entry of the log that the snapshot knows
    record Welcome(
            String classId,
            String title,
            Instant liveSince,
            Participant you,
            Set<Permission> permissions,
            int count,
            @Nullable String stageId,
            @Nullable String screenId,
            List<Participant> onStage,
            List<SlotAssignment> slots,
            long logSeq,
            RoomSnapshot room)
            implements ClassEvent {}

    /// An entry of the log, to all who may see it.
    record Happened(LogEntry entry) implements ClassEvent {}

    /// To who asked: what is in the log after `after`, as far as they may see it.
    ///
    /// @param upTo everything up to this seq is in it or is not for this reader
    /// @param complete whether nothing came after `upTo` so far
    record LogRead(long after, List<LogEntry> entries, long upTo, boolean complete)
            implements ClassEvent {}

    /// To who leads the class: acts wait because the store does not answer, or no longer.
    record LogDelayed(boolean delayed) implements ClassEvent {}

    /// This node does not hold the class any more: join again, now.
    record ClassMoved() implements ClassEvent {}

    /// To who asked: older messages, newest first.
    ///
    /// @param complete whether there are none before these
    record ChatRead(long before, List<ChatMessage> messages, boolean complete)
            implements ClassEvent {}

    /// To who asked: messages that contain the text, newest first.
    record ChatFound(String text, List<ChatMessage> messages) implements ClassEvent {}

    /// How often people reacted to a message by now. At most once a second.
    record MessageReactions(long messageId, List<ReactionCount> reactions) implements ClassEvent {}

    /// What the class showed within the last second.
    record Reactions(List<ReactionCount> reactions) implements ClassEvent {}

    /// How many questions are open. At most once a second.
    record QuestionCount(int open) implements ClassEvent {}

    /// The questions that this page watches, whenever one changed. At most once a second.
    record QuestionWindow(int total, List<Question> rows) implements ClassEvent {}

    /// How many hands are up. At most once a second.
    record HandCount(int count) implements ClassEvent {}

    /// To the person: the place in the queue of hands; 0 when it is not in it. At most once a
    /// second.
    record HandPosition(int position) implements ClassEvent {}

    /// The head of the queue that this page watches, whenever it changed. At most once a second.
    record HandWindow(int total, List<RaisedHand> rows) implements ClassEvent {}

    /// How a poll stands, to who may see it. At most once a second.
    record PollTallied(PollTally tally) implements ClassEvent {}

    /// To who asked: who is here and has not answered.
    record UnansweredRead(long pollId, int offset, int total, List<Participant> rows)
            implements ClassEvent {}

    /// To the person: who leads the class has muted you. The page sends no sound from here on.
    record MutedByTeacher(String byName) implements ClassEvent {}

    /// How many people are in the class. At most once a second.
    record RosterCount(int count) implements ClassEvent {}

    /// The rows of the roster that this page asked for, whenever one of them changed. At most once
    /// a second.
    record RosterWindow(int offset, int total, List<Participant> rows) implements ClassEvent {}

    /// Who is in a receiving slot of this page now.
    record SlotAssigned(SlotAssignment assignment) implements ClassEvent {}

    /// Who is speaking now, loudest first; empty when nobody is.
    record Speaking(List<String> participantIds) implements ClassEvent {}

    /// What somebody on stage is sending now: mute state, camera, screen.
    record SendingChanged(String participantId, Sending sending) implements ClassEvent {}

    /// Everybody on stage, the person of the stage pair, and who shares a screen, whenever one of
    /// them changed.
    record StageChanged(
            @Nullable String stageId, @Nullable String screenId, List<Participant> onStage)
            implements ClassEvent {}

    /// To the student alone: a teacher asks you to come on stage.
    record InvitedToStage(String byName) implements ClassEvent {}

    /// To the student alone: the invitation no longer stands.
    record InvitationWithdrawn() implements ClassEvent {}

    /// To the teachers: what became of an invitation.
    record InvitationAnswered(String participantId, boolean accepted) implements ClassEvent {}

    /// To the participant alone: what they may do from now on.
    record PermissionsChanged(Set<Permission> permissions) implements ClassEvent {}

    /// To the author of an act: it was done.
    ///
    /// @param logSeq where it is in the log; null for an act that is not kept
    record Acknowledged(String actId, @Nullable Long logSeq) implements ClassEvent {}

    /// To the author of an act: it was not done, and why.
    ///
    /// @param retryAfterMs when it may be tried again; null when time does not help
    record Refused(String actId, String code, String detail, @Nullable Long retryAfterMs)
            implements ClassEvent {}

    /// The class is over. The room closes the connection after it.
    record ClassEnded(EndReason reason, Instant endedAt) implements ClassEvent {}

    /// Why a class ended.
    enum EndReason {
        BY_TEACHER,
        REPLACED,
        REMOVED
    }
}
