package org.lyceum.loadtest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.front.SignedIn;

/// The class that the bots go to, and who they are.
///
/// @param teacher of a class of the load test's own; null where the class is somebody else's
/// @param publishers students whom the teacher brings on stage
record Classroom(
        String classId,
        @Nullable SignedIn teacher,
        List<SignedIn> publishers,
        List<SignedIn> students) {
    Classroom {
        publishers = List.copyOf(publishers);
        students = List.copyOf(students);
    }
}
