package org.lyceum.sfu.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.classroom.Source;

/// One connection of a person in a class, with all that the room knows of the person.
///
/// Owned by its room.
final class Member {
    /// Acts whose ids are remembered, so that one that was sent twice is done once.
    static final int MAX_REMEMBERED_ACTS = 32;

    private static final Set<Permission> STAGE_PERMISSIONS =
            EnumSet.of(Permission.MEDIA_AUDIO, Permission.MEDIA_VIDEO);

    private final Seat seat;
    private final long admittedNs;
    private final Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    private Deque<String> doneActs = new ArrayDeque<>();
    private Sending sending = Sending.NOTHING;
    private @Nullable Participant participant;

    boolean present;
    boolean onStage;
    boolean invited;
    String invitedBy = "";
    int watchOffset;
    int watchLimit;
    List<Participant> shownRows = List.of();
    int shownTotal = -1;

    Member(Seat seat, long nowNs) {
        this.seat = seat;
        this.admittedNs = nowNs;
        permissions.addAll(seat.permissions());
        onStage = seat.role() == Role.TEACHER;
    }

    Seat seat() {
        return seat;
    }

    String id() {
        return seat.participantId();
    }

    long admittedNs() {
        return admittedNs;
    }

    boolean isTeacher() {
        return seat.role() == Role.TEACHER;
    }

    Set<Permission> permissions() {
        return Set.copyOf(permissions);
    }

    boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /// The person as the others may see them.
    Participant participant() {
        Participant known = participant;
        if (known == null || known.onStage() != onStage || !known.sending().equals(sending)) {
            known = new Participant(id(), seat.name(), seat.role(), onStage, false, sending);
            participant = known;
        }
        return known;
    }

    Sending sending() {
        return sending;
    }

    /// What the page says that it sends. Only its word counts: packets that come before, after a
    /// reconnect, may be those of a muted microphone.
    void say(Sending now) {
        sending = now;
    }

    /// Whether this source may be forwarded now: on stage, permitted, and switched on by its owner.
    boolean isOpen(Source source) {
        return onStage
                && present
                && may(permissionFor(source))
                && stateOf(source) == SendingState.ON;
    }

    /// Whether a share of the screen is running, stage or not.
    boolean isSharing() {
        return present && may(Permission.MEDIA_SCREEN) && sending.screen() == SendingState.ON;
    }

    /// Somebody else shares now.
    void stopSharing() {
        sending = new Sending(sending.microphone(), sending.camera(), SendingState.OFF);
    }

    void bringOnStage() {
        onStage = true;
        invited = false;
        permissions.addAll(STAGE_PERMISSIONS);
    }

    void takeOffStage() {
        onStage = false;
        invited = false;
        permissions.removeAll(STAGE_PERMISSIONS);
        permissions.remove(Permission.MEDIA_SCREEN);
        sending = Sending.NOTHING;
    }

    /// Takes over what the person was before this connection.
    void continueFrom(Member before) {
        invited = before.invited && !onStage;
        invitedBy = before.invitedBy;
        doneActs = before.doneActs;
    }

    boolean hasDone(String actId) {
        return doneActs.contains(actId);
    }

    void remember(String actId) {
        if (doneActs.size() == MAX_REMEMBERED_ACTS) {
            doneActs.removeFirst();
        }
        doneActs.addLast(actId);
    }

    private SendingState stateOf(Source source) {
        return switch (source) {
            case MICROPHONE -> sending.microphone();
            case CAMERA -> sending.camera();
            case SCREEN, SCREEN_SOUND -> sending.screen();
        };
    }

    static Permission permissionFor(Source source) {
        return switch (source) {
            case MICROPHONE -> Permission.MEDIA_AUDIO;
            case CAMERA -> Permission.MEDIA_VIDEO;
            case SCREEN, SCREEN_SOUND -> Permission.MEDIA_SCREEN;
        };
    }
}
