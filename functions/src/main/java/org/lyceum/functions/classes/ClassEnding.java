package org.lyceum.functions.classes;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.placement.ClassHolder;

/// Ends a class that no media node holds.
@Singleton
final class ClassEnding {
    private final ClassStore classes;
    private final ClassHolder holder;

    ClassEnding(ClassStore classes, ClassHolder holder) {
        this.classes = classes;
        this.holder = holder;
    }

    /// Whether a living node holds the class: then the class ends in its room.
    boolean isHeld(String classId, Instant now) {
        return holder.isHeld(classId, now);
    }

    /// The class as it is now; null when somebody was faster.
    @Nullable LiveClass end(String classId, Instant now) {
        return classes.end(classId, now);
    }
}
