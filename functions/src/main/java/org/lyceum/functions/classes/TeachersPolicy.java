package org.lyceum.functions.classes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.classes.LiveClass.Teacher;

/// Decides who teaches a class after people were enrolled: an enrolment as a student takes the
/// teaching away.
final class TeachersPolicy {
    /// As many as the stage holds.
    static final int MOST = 25;

    private TeachersPolicy() {}

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
