package org.lyceum.sfu.classbook;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;

/// What people do to single people: rights, roles, names, removal. Owned by the class's acts.
///
/// Teachers are touched by teachers only, assistants by who leads the class, and nobody by
/// themselves but for their own name.
final class PeopleActs {
    /// Rights that make somebody lead a class; only teachers give them.
    private static final Set<Permission> OF_LEADERS =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            Permission.PARTICIPANT_MODERATE,
                            Permission.ATTENDANCE_VIEW,
                            Permission.ATTENDANCE_EDIT,
                            Permission.CLASS_END));

    private final ClassBook book;
    private final Gate gate;
    private final ActLimits limits;

    PeopleActs(ClassBook book, Gate gate, ActLimits limits) {
        this.book = book;
        this.gate = gate;
        this.limits = limits;
    }

    Decision setRights(Actor actor, Act.SetRights act) {
        Person person = book.people().find(act.participantId());
        Decision.Refused refused = refuseOn(actor, person);
        Rights.Amendment before = book.rights().amendmentOf(act.participantId());
        if (refused == null && !Collections.disjoint(act.granted(), act.denied())) {
            refused = Gate.invalid("A right cannot be given and taken at once. Choose one.");
        }
        if (refused == null) {
            refused = refuseGiving(actor, added(before.granted(), act.granted()));
        }
        if (refused != null) {
            return refused;
        }
        Rights.Amendment now = new Rights.Amendment(act.granted(), act.denied());
        return now.equals(before)
                ? Decision.DONE
                : Decision.logged(
                        new LogEvent.RightsSet(act.participantId(), act.granted(), act.denied()));
    }

    /// Only teachers make assistants, and students of them.
    Decision setRole(Actor actor, Act.SetRole act) {
        Person person = book.people().find(act.participantId());
        Decision.Refused refused = refuseOn(actor, person);
        if (refused == null && actor.role() != Role.TEACHER) {
            refused = Gate.forbidden("Only teachers choose assistants. Ask one.");
        }
        if (refused == null && act.role() != Role.ASSISTANT && act.role() != Role.STUDENT) {
            refused = Gate.invalid("Somebody can become an assistant or a student. Choose one.");
        }
        if (refused == null && person != null && person.role() == Role.TEACHER) {
            refused =
                    Gate.forbidden(
                            "Teachers stay teachers in their class. Change its teachers in"
                                    + " the timetable.");
        }
        if (refused != null || person == null) {
            return refused == null ? Gate.notHere() : refused;
        }
        boolean same = person.role().isLeading() == act.role().isLeading();
        return same
                ? Decision.DONE
                : Decision.logged(new LogEvent.RoleSet(act.participantId(), act.role()));
    }

    Decision rename(Actor actor, Act.Rename act, Instant now) {
        String participantId = act.participantId() == null ? actor.id() : act.participantId();
        boolean own = actor.is(participantId);
        Person person = book.people().find(participantId);
        Decision.Refused refused =
                own ? gate.refuse(actor, Permission.NAME_CHANGE) : refuseOn(actor, person);
        if (refused == null) {
            refused = Texts.refuseName(act.name());
        }
        String name = act.name().strip();
        if (refused == null && person != null && person.name().equals(name)) {
            return Decision.DONE;
        }
        if (refused == null && own) {
            refused = limits.mark(actor, now);
        }
        return refused != null
                ? refused
                : Decision.logged(new LogEvent.Renamed(participantId, name));
    }

    /// Who has left can still be banned.
    Decision remove(Actor actor, Act.Remove act) {
        Person person = book.people().find(act.participantId());
        Decision.Refused refused = refuseOn(actor, person);
        if (refused != null) {
            return refused;
        }
        boolean here = person != null && person.isPresent();
        if (!here && !act.banned()) {
            return Gate.notHere();
        }
        return !here && book.rights().isBanned(act.participantId())
                ? Decision.DONE
                : Decision.logged(new LogEvent.Removed(act.participantId(), act.banned()));
    }

    private Decision.@Nullable Refused refuseOn(Actor actor, @Nullable Person person) {
        Decision.Refused refused = gate.refuse(actor, Permission.PARTICIPANT_MODERATE);
        if (refused != null) {
            return refused;
        }
        return person == null ? Gate.notHere() : gate.refuseOn(actor, person);
    }

    private static Decision.@Nullable Refused refuseGiving(Actor actor, Set<Permission> given) {
        if (!actor.permissions().containsAll(given)) {
            return Gate.forbidden(
                    "You can only give rights that you have yourself. Ask a teacher.");
        }
        return actor.role() == Role.TEACHER || Collections.disjoint(given, OF_LEADERS)
                ? null
                : Gate.forbidden("Only teachers give the rights of who leads a class. Ask one.");
    }

    private static Set<Permission> added(Set<Permission> before, Set<Permission> now) {
        Set<Permission> added = EnumSet.noneOf(Permission.class);
        added.addAll(now);
        added.removeAll(before);
        return added;
    }
}
