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
            List<SlotAssignment> slots)
            implements ClassEvent {}

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
    record Acknowledged(String actId) implements ClassEvent {}

    /// To the author of an act: it was not done, and why.
    record Refused(String actId, String code, String detail) implements ClassEvent {}

    /// The class is over. The room closes the connection after it.
    record ClassEnded(EndReason reason, Instant endedAt) implements ClassEvent {}

    /// Why a class ended.
    enum EndReason {
        BY_TEACHER,
        REPLACED
    }
}
