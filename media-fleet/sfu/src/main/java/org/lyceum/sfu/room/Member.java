package org.lyceum.sfu.room;

import java.text.CollationKey;
import java.text.Collator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.classroom.Source;
import org.lyceum.sfu.classbook.Actor;
import org.lyceum.sfu.classbook.ClassBook;
import org.lyceum.sfu.classbook.Reader;

/// One connection of a person in a class, with all that the room knows of the person.
///
/// Who they are and what they may do is what the told book says; it is looked up anew when that
/// changes. Owned by its room.
final class Member {
    /// Acts that leave no trace in the log, whose ids are remembered.
    static final int MAX_REMEMBERED_ACTS = 32;

    private final Seat seat;
    private final long admittedNs;
    private final Watches watches = new Watches();
    private Deque<String> doneActs = new ArrayDeque<>();
    private Set<Permission> permissions;
    private String name;
    private Role role;
    private Sending sending = Sending.NOTHING;
    private @Nullable CollationKey sortKey;
    private String searchText = "";

    boolean present;
    boolean onStage;
    boolean handRaised;
    boolean invited;
    String invitedBy = "";

    /// The number of the connection in the log; null until its `Joined` is appended.
    @Nullable Long connection;

    Member(Seat seat, ClassBook told, long nowNs) {
        this.seat = seat;
        this.admittedNs = nowNs;
        this.name = seat.name();
        this.role = seat.role();
        this.permissions = Set.of();
        refresh(told);
    }

    /// Looks up what the book says of the person now; true when they are, or may do, something else
    /// than before.
    boolean refresh(ClassBook told) {
        Reader before = reader();
        role = told.rights().roleOf(id(), seat.role());
        String nameNow = told.rights().nameOf(id(), seat.name());
        if (!nameNow.equals(name)) {
            name = nameNow;
            sortKey = null;
            searchText = "";
        }
        onStage = role.isLeading() || told.stage().has(id());
        handRaised = told.hands().isUp(id());
        permissions =
                Set.copyOf(told.rights().effective(id(), seat.role(), seat.permissions(), onStage));
        closeWhatIsForbidden();
        return !reader().equals(before);
    }

    Seat seat() {
        return seat;
    }

    String id() {
        return seat.participantId();
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    long admittedNs() {
        return admittedNs;
    }

    boolean isLeading() {
        return role.isLeading();
    }

    Set<Permission> permissions() {
        return permissions;
    }

    boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /// The person as somebody who is told things.
    Reader reader() {
        return new Reader(id(), role, permissions);
    }

    /// The person as somebody who acts, by a book that knows more than they were told.
    Actor actor(ClassBook ahead) {
        Role roleAhead = ahead.rights().roleOf(id(), seat.role());
        boolean stageAhead = roleAhead.isLeading() || ahead.stage().has(id());
        return new Actor(
                id(),
                ahead.rights().nameOf(id(), seat.name()),
                roleAhead,
                ahead.rights().effective(id(), seat.role(), seat.permissions(), stageAhead));
    }

    /// The person as the others may see them.
    Participant participant() {
        return new Participant(id(), name, role, onStage, handRaised, sending);
    }

    /// Where the person stands in a list by name.
    CollationKey sortKey() {
        CollationKey key = sortKey;
        if (key == null) {
            key = Collator.getInstance(Locale.ROOT).getCollationKey(name);
            sortKey = key;
        }
        return key;
    }

    /// Whether the name contains a text in lower case.
    boolean isNamed(String lowerCase) {
        if (searchText.isEmpty()) {
            searchText = name.toLowerCase(Locale.ROOT);
        }
        return searchText.contains(lowerCase);
    }

    Watches watches() {
        return watches;
    }

    Sending sending() {
        return sending;
    }

    /// What the page says that it sends. Only its word counts: packets that come before, after a
    /// reconnect, may be those of a muted microphone.
    void say(Sending now) {
        sending = now;
    }

    /// Closes an open microphone until the page opens it again; whether it was open.
    boolean mute() {
        if (sending.microphone() != SendingState.ON) {
            return false;
        }
        sending = new Sending(SendingState.MUTED, sending.camera(), sending.screen());
        return true;
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

    private void closeWhatIsForbidden() {
        sending =
                new Sending(
                        may(Permission.MEDIA_AUDIO) ? sending.microphone() : SendingState.OFF,
                        may(Permission.MEDIA_VIDEO) ? sending.camera() : SendingState.OFF,
                        may(Permission.MEDIA_SCREEN) ? sending.screen() : SendingState.OFF);
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
