package org.lyceum.functions.classes;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.accounts.Account;
import org.lyceum.functions.accounts.AccountStore;
import org.lyceum.functions.classes.LiveClass.Teacher;
import org.lyceum.functions.platform.Randomness;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.Caller;

/// Puts classes into the timetable, with their teachers enrolled.
@Singleton
final class Scheduling {
    private final ClassStore classes;
    private final EnrolmentStore enrolments;
    private final AccountStore accounts;

    Scheduling(ClassStore classes, EnrolmentStore enrolments, AccountStore accounts) {
        this.classes = classes;
        this.enrolments = enrolments;
        this.accounts = accounts;
    }

    LiveClass create(Caller caller, NewClass body, @Nullable String key, Instant now) {
        if (!TeachersPolicy.maySchedule(caller.role())) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN, "Only teachers and administrators schedule classes.");
        }
        refuseUnlessPossible(TimetablePolicy.schedule(body.startsAt(), body.endsAt(), now));
        List<Teacher> teachers =
                accounts.findAll(body.teachersOr(caller.accountId())).stream()
                        .map(account -> new Teacher(account.id(), account.name()))
                        .toList();
        if (teachers.size() != body.teachersOr(caller.accountId()).size()) {
            throw new ProblemException(
                    ProblemCode.ACCOUNT_NOT_FOUND, "One of the teachers has no account.");
        }
        return keep(newClass(caller, body, key, teachers));
    }

    /// Enrols people whose accounts exist. Teachers are named in the class too.
    int enrol(LiveClass of, List<String> accountIds, Role role) {
        if (!TeachersPolicy.canBeEnrolledAs(role)) {
            throw invalid(
                    "People are enrolled as teacher, assistant or student. Guests come by a link.");
        }
        List<String> distinct = accountIds.stream().distinct().toList();
        List<Account> found = accounts.findAll(distinct);
        if (found.size() != distinct.size()) {
            throw new ProblemException(
                    ProblemCode.ACCOUNT_NOT_FOUND,
                    "One of these people has no account. Nobody was enrolled.");
        }
        List<Enrolment> wanted =
                found.stream()
                        .map(account -> new Enrolment(account.id(), account.name(), role))
                        .toList();
        List<Teacher> teachers = TeachersPolicy.after(of.teachers(), wanted);
        if (teachers.size() > TeachersPolicy.MOST) {
            throw new ProblemException(
                    ProblemCode.INVALID_REQUEST,
                    "A class has at most " + TeachersPolicy.MOST + " teachers.");
        }
        if (!teachers.equals(of.teachers()) && !classes.replaceTeachers(of, teachers)) {
            throw new ProblemException(
                    ProblemCode.CONFLICT,
                    "Somebody else changed the teachers at the same time. Please try again.");
        }
        enrolments.putAll(of, wanted);
        return wanted.size();
    }

    private LiveClass keep(LiveClass wanted) {
        if (!classes.create(wanted)) {
            LiveClass earlier = classes.find(wanted.id());
            if (earlier == null || !earlier.requestHash().equals(wanted.requestHash())) {
                throw new ProblemException(
                        ProblemCode.CONFLICT,
                        "This idempotency key was used for another class. Choose a new one.");
            }
            return earlier;
        }
        enrolments.putAll(
                wanted,
                wanted.teachers().stream()
                        .map(one -> new Enrolment(one.id(), one.name(), Role.TEACHER))
                        .toList());
        return wanted;
    }

    private static LiveClass newClass(
            Caller caller, NewClass body, @Nullable String key, List<Teacher> teachers) {
        return new LiveClass(
                Randomness.idFor(caller.accountId(), "class", key),
                body.title().strip(),
                body.startsAt().truncatedTo(ChronoUnit.SECONDS),
                body.endsAt().truncatedTo(ChronoUnit.SECONDS),
                body.opensAt().truncatedTo(ChronoUnit.SECONDS),
                body.wantedCapacity(),
                null,
                null,
                teachers,
                body.wantsLobby(),
                Randomness.fingerprint(body.toString()),
                1);
    }

    static void refuseUnlessPossible(TimetablePolicy.Scheduling outcome) {
        switch (outcome) {
            case TimetablePolicy.Scheduling.Possible() -> {}
            case TimetablePolicy.Scheduling.EndsBeforeItStarts() ->
                    throw invalid("endsAt must lie after startsAt.");
            case TimetablePolicy.Scheduling.TooLong() ->
                    throw invalid("endsAt must lie at most 24 hours after startsAt.");
            case TimetablePolicy.Scheduling.OverAlready() ->
                    throw invalid("endsAt must lie in the future.");
        }
    }

    private static ProblemException invalid(String sentence) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, sentence);
    }
}
