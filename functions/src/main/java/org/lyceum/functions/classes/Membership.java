package org.lyceum.functions.classes;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.Caller;

/// Finds a class for somebody, together with what they are in it.
@Singleton
public final class Membership {
    private final ClassStore classes;
    private final EnrolmentStore enrolments;
    private final GuestStore guests;

    Membership(ClassStore classes, EnrolmentStore enrolments, GuestStore guests) {
        this.classes = classes;
        this.enrolments = enrolments;
        this.guests = guests;
    }

    /// A class and the caller's role in it; null: they do not belong to it.
    public record Member(LiveClass liveClass, @Nullable Role role) {
        boolean isTeacher() {
            return role == Role.TEACHER;
        }

        /// Whether they see what is for those who lead the class.
        public boolean isLeading() {
            return role != null && role.isLeading();
        }
    }

    public Member find(String classId, Caller caller) {
        LiveClass found = classes.find(classId);
        if (found == null) {
            throw new ProblemException(
                    ProblemCode.CLASS_NOT_FOUND,
                    "There is no class with this id. It may have been removed.");
        }
        return new Member(found, role(classId, caller));
    }

    /// As [#find], for what only members and administrators may see.
    public Member findVisible(String classId, Caller caller) {
        Member member = find(classId, caller);
        if (member.role() == null && !caller.isAdministrator()) {
            throw new ProblemException(
                    ProblemCode.NOT_ENROLLED,
                    "You are not enrolled in this class. Ask its teacher.");
        }
        return member;
    }

    /// As [#find], for what only teachers of the class and administrators may do.
    public Member findManaged(String classId, Caller caller) {
        Member member = find(classId, caller);
        if (!member.isTeacher() && !caller.isAdministrator()) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "Only the teachers of this class and administrators may do this.");
        }
        return member;
    }

    /// As [#find], for what whoever leads the class and administrators may do.
    public Member findLed(String classId, Caller caller) {
        Member member = find(classId, caller);
        if (!member.isLeading() && !caller.isAdministrator()) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "Only the teachers and assistants of this class and administrators may do"
                            + " this.");
        }
        return member;
    }

    private @Nullable Role role(String classId, Caller caller) {
        if (caller.isGuest()) {
            return classId.equals(caller.classId())
                            && guests.find(classId, caller.accountId()) != null
                    ? Role.GUEST
                    : null;
        }
        Enrolment enrolment = enrolments.find(classId, caller.accountId());
        return enrolment == null ? null : enrolment.role();
    }
}
