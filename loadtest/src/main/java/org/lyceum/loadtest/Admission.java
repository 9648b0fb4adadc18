package org.lyceum.loadtest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.front.SignedIn;

/// A way to get people into a class who are its students.
interface Admission {
    /// This many people who may join the class; null where this way does not exist.
    ///
    /// @param teacher who leads the class
    @Nullable List<SignedIn> admit(String classId, SignedIn teacher, int count);
}
