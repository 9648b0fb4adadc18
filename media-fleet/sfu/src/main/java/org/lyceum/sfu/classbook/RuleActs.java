package org.lyceum.sfu.classbook;

import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassRules;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.problem.ProblemCode;

/// What who leads a class does to all of it: rules, and muting. Owned by the class's acts.
final class RuleActs {
    private final ClassBook book;
    private final Gate gate;

    RuleActs(ClassBook book, Gate gate) {
        this.book = book;
        this.gate = gate;
    }

    Decision setRules(Actor actor, ClassRules rules) {
        Decision.Refused refused = gate.refuse(actor, Permission.PARTICIPANT_MODERATE);
        if (refused == null
                && (rules.slowModeSeconds() < 0
                        || rules.slowModeSeconds() > ClassRules.MAX_SLOW_MODE_SECONDS)) {
            refused =
                    Gate.invalid(
                            "Slow mode is 0 to " + ClassRules.MAX_SLOW_MODE_SECONDS + " seconds.");
        }
        if (refused == null) {
            refused = refuseSoleSpeaker(rules.soleSpeakerId());
        }
        if (refused != null) {
            return refused;
        }
        return rules.equals(book.rights().rules())
                ? Decision.DONE
                : Decision.logged(new LogEvent.RulesSet(rules));
    }

    Decision mute(Actor actor, @Nullable String participantId) {
        Decision.Refused refused = gate.refuse(actor, Permission.PARTICIPANT_MODERATE);
        if (refused == null && participantId != null) {
            Person person = book.people().find(participantId);
            refused =
                    person == null || !person.isPresent()
                            ? Gate.notHere()
                            : gate.refuseOn(actor, person);
        }
        return refused != null ? refused : Decision.logged(new LogEvent.Muted(participantId));
    }

    private Decision.@Nullable Refused refuseSoleSpeaker(@Nullable String participantId) {
        if (participantId == null) {
            return null;
        }
        Person person = book.people().find(participantId);
        if (person == null) {
            return Gate.notHere();
        }
        if (person.role().isLeading()) {
            return Gate.invalid(
                    "Who leads the class may always be heard. Choose a student as the only one.");
        }
        return book.stage().has(participantId)
                ? null
                : Decision.refused(
                        ProblemCode.NOT_ON_STAGE,
                        "Only who is on stage can be the only one to speak. Bring them on stage"
                                + " first.");
    }
}
