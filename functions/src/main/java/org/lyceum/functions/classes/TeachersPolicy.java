package org.lyceum.functions.classes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.classes.LiveClass.Teacher;
import org.lyceum.functions.tokens.AccountRole;

/// Decides who schedules classes, what people may be enrolled as, and who teaches a class after
/// people were enrolled: an enrolment as anything else takes the teaching away.
final class TeachersPolicy {
    /// As many as the stage holds.
    static final int MOST = 25;

    private TeachersPolicy() {}

    /// Whether somebody of this role in the institution puts classes into the timetable.
    static boolean maySchedule(AccountRole role) {
        return role == AccountRole.TEACHER || role == AccountRole.ADMINISTRATOR;
    }

    /// Guests come by a link and are never enrolled.
    static boolean canBeEnrolledAs(Role role) {
        return role != Role.GUEST;
    }

    static List<Teacher> after(List<Teacher> before, List<Enrolment> enrolled) {
        Map<String, Teacher> teachers = new LinkedHashMap<>();
        before.forEach(teacher -> teachers.put(teacher.id(), teacher));
        for (Enrolment enrolment : enrolled) {
            if (enrolment.role() == Role.TEACHER) {
                teachers.put(
                        enrolment.accountId(),
                        new Teacher(enrolment.accountId(), enrolment.name()));
            } else {
                teachers.remove(enrolment.accountId());
            }
        }
        return List.copyOf(teachers.values());
    }
}
