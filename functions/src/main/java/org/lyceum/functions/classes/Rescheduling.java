package org.lyceum.functions.classes;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.classes.TimetablePolicy.Changing;
import org.lyceum.functions.problem.ProblemException;

/// Changes classes that have not begun, and calls them off.
@Singleton
final class Rescheduling {
    private final ClassStore classes;
    private final EnrolmentStore enrolments;

    Rescheduling(ClassStore classes, EnrolmentStore enrolments) {
        this.classes = classes;
        this.enrolments = enrolments;
    }

    LiveClass change(LiveClass of, ClassChanges changes, String entityTags, Instant now) {
        refuseUnlessPossible(TimetablePolicy.change(of, entityTags, now));
        LiveClass wanted = changes.applyTo(of);
        Scheduling.refuseUnlessPossible(
                TimetablePolicy.schedule(wanted.startsAt(), wanted.endsAt(), now));
        LiveClass changed = classes.change(of, wanted);
        if (changed == null) {
            throw changedMeanwhile();
        }
        if (changes.startsAt() != null) {
            enrolments.follow(changed);
        }
        return changed;
    }

    /// Lets students and guests in one by one from now on, or freely.
    LiveClass switchLobby(LiveClass of, boolean lobby, String entityTags, Instant now) {
        refuseUnlessPossible(TimetablePolicy.switchLobby(of, entityTags, now));
        LiveClass switched = classes.switchLobby(of, lobby);
        if (switched == null) {
            throw changedMeanwhile();
        }
        return switched;
    }

    void callOff(LiveClass of, String entityTags, Instant now) {
        refuseUnlessPossible(TimetablePolicy.change(of, entityTags, now));
        if (!classes.callOff(of)) {
            throw changedMeanwhile();
        }
    }

    private static void refuseUnlessPossible(Changing outcome) {
        switch (outcome) {
            case Changing.Possible() -> {}
            case Changing.IsLive() ->
                    throw new ProblemException(
                            ProblemCode.CONFLICT,
                            "This class is live. It can be ended, but not changed any more.");
            case Changing.Ended() ->
                    throw new ProblemException(
                            ProblemCode.CLASS_ENDED,
                            "This class is over and cannot be changed any more.");
            case Changing.ChangedMeanwhile() -> throw changedMeanwhile();
        }
    }

    private static ProblemException changedMeanwhile() {
        return new ProblemException(
                ProblemCode.PRECONDITION_FAILED,
                "Somebody else has changed this class since you read it. Read it again and decide"
                        + " anew.");
    }
}
