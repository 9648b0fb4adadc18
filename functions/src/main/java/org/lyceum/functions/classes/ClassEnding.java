package org.lyceum.functions.classes;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.placement.ClassHolder;
import org.lyceum.functions.tokens.Caller;

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
    @Nullable LiveClass end(String classId, Caller caller, Instant now) {
        LiveClass ended = classes.end(classId, now);
        if (ended != null) {
            Audit.note(new AuditEvent.ClassEnded(classId, caller.accountId()));
        }
        return ended;
    }
}
