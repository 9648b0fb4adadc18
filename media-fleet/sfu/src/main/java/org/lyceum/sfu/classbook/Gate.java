package org.lyceum.sfu.classbook;

import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.problem.ProblemCode;

/// Whether somebody may do something, or something to somebody: null, or a refusal that says why.
final class Gate {
    private final ClassBook book;

    Gate(ClassBook book) {
        this.book = book;
    }

    /// `forbidden` for a right that they do not have, `locked` for one that a lock or focus stops.
    Decision.@Nullable Refused refuse(Actor actor, Permission permission) {
        if (actor.may(permission)) {
            return null;
        }
        String what = what(permission);
        Rights rights = book.rights();
        if (rights.amendmentOf(actor.id()).denied().contains(permission)) {
            return forbidden(
                    "Who leads the class has decided that you may not "
                            + what
                            + ". Ask them if you need to.");
        }
        Rights.Stop stop = actor.leads() ? null : rights.lockOn(permission, actor.id());
        if (stop == Rights.Stop.FOCUS) {
            return locked(
                    "The class is in focus: for now only who leads it may "
                            + what
                            + ". Try again when focus is over.");
        }
        if (stop != null) {
            return locked(
                    "This is locked: for now only who leads the class may "
                            + what
                            + ". Try again when it is open.");
        }
        return forbidden("You may not " + what + " in this class. Ask who leads it.");
    }

    /// Refuses what people do to themselves where that makes no sense, and to who ranks above them.
    Decision.@Nullable Refused refuseOn(Actor actor, Person target) {
        if (actor.is(target.id())) {
            return Decision.refused(
                    ProblemCode.INVALID_REQUEST,
                    "You cannot do this to yourself. Choose somebody else.");
        }
        if (rank(actor.role()) < rank(target.role())) {
            return forbidden(
                    target.role() == Role.TEACHER
                            ? "Only a teacher may do this to a teacher. Ask one."
                            : "Only who leads the class may do this to an assistant. Ask one of them.");
        }
        return null;
    }

    static Decision.Refused notHere() {
        return Decision.refused(
                ProblemCode.PARTICIPANT_NOT_FOUND,
                "This person is not in the class. Look for them in the list of people.");
    }

    static Decision.Refused forbidden(String detail) {
        return Decision.refused(ProblemCode.FORBIDDEN, detail);
    }

    static Decision.Refused locked(String detail) {
        return Decision.refused(ProblemCode.LOCKED, detail);
    }

    static Decision.Refused invalid(String detail) {
        return Decision.refused(ProblemCode.INVALID_REQUEST, detail);
    }

    private static int rank(Role role) {
        return switch (role) {
            case TEACHER -> 2;
            case ASSISTANT -> 1;
            case STUDENT, GUEST -> 0;
        };
    }

    private static String what(Permission permission) {
        return switch (permission) {
            case MEDIA_AUDIO -> "speak";
            case MEDIA_VIDEO -> "show your camera";
            case MEDIA_SCREEN -> "share a screen";
            case CHAT_READ -> "read the chat";
            case CHAT_WRITE -> "write into the chat";
            case CHAT_PRIVATE -> "write to the teachers";
            case QUESTION_ASK -> "ask questions and vote for them";
            case HAND_RAISE -> "raise your hand";
            case REACTION_SEND -> "send reactions";
            case POLL_ANSWER -> "answer polls";
            case POLL_RUN -> "run polls";
            case NAME_CHANGE -> "change your name";
            case ROSTER_VIEW -> "see who else is here";
            case ATTENDANCE_VIEW -> "see who attended";
            case ATTENDANCE_EDIT -> "correct who attended";
            case PARTICIPANT_MODERATE -> "do this to others";
            case CLASS_END -> "end the class";
        };
    }
}
