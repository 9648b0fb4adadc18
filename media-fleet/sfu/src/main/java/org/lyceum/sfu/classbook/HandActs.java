package org.lyceum.sfu.classbook;

import java.time.Instant;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;

/// What people do with hands. Owned by the class's acts.
final class HandActs {
    private final ClassBook book;
    private final Gate gate;
    private final ActLimits limits;

    HandActs(ClassBook book, Gate gate, ActLimits limits) {
        this.book = book;
        this.gate = gate;
        this.limits = limits;
    }

    Decision raise(Actor actor, Instant now) {
        if (book.hands().isUp(actor.id())) {
            return Decision.DONE;
        }
        Decision.Refused refused = gate.refuse(actor, Permission.HAND_RAISE);
        if (refused == null) {
            refused = limits.mark(actor, now);
        }
        return refused != null
                ? refused
                : Decision.logged(new LogEvent.HandRaised(actor.id(), actor.name()));
    }

    /// One's own hand goes down whatever is locked.
    Decision lower(Actor actor, Act.LowerHand act, Instant now) {
        String participantId = act.participantId() == null ? actor.id() : act.participantId();
        boolean own = actor.is(participantId);
        Decision.Refused refused = own ? null : gate.refuse(actor, Permission.PARTICIPANT_MODERATE);
        if (refused != null) {
            return refused;
        }
        if (!book.hands().isUp(participantId)) {
            return Decision.DONE;
        }
        refused = own ? limits.mark(actor, now) : null;
        return refused != null ? refused : Decision.logged(new LogEvent.HandLowered(participantId));
    }

    Decision lowerAll(Actor actor) {
        Decision.Refused refused = gate.refuse(actor, Permission.PARTICIPANT_MODERATE);
        if (refused != null) {
            return refused;
        }
        return book.hands().count() == 0
                ? Decision.DONE
                : Decision.logged(new LogEvent.AllHandsLowered());
    }
}
