package org.lyceum.functions.classes;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.platform.Randomness;
import org.lyceum.functions.tokens.Caller;
import org.lyceum.functions.tokens.KeyRing;
import org.lyceum.functions.tokens.ServicePasses;

/// Lets a class go live: first its service pass, then the state that everybody sees.
@Singleton
final class GoingLive {
    private final ClassStore classes;
    private final ServicePasses passes;
    private final KeyRing ring;

    GoingLive(ClassStore classes, ServicePasses passes, KeyRing ring) {
        this.classes = classes;
        this.passes = passes;
        this.ring = ring;
    }

    /// The class as it is now; null when somebody was faster.
    @Nullable LiveClass goLive(LiveClass of, Caller caller, Instant now) {
        passes.keep(
                ring,
                new JoinTokenClaims(
                        "lyceum",
                        "Lyceum",
                        Role.TEACHER,
                        Set.of(),
                        of.id(),
                        of.title(),
                        of.capacity(),
                        Randomness.id(),
                        of.overAt().getEpochSecond(),
                        now),
                now);
        LiveClass live = classes.goLive(of.id(), now);
        if (live != null) {
            Audit.note(new AuditEvent.ClassWentLive(of.id(), caller.accountId()));
        }
        return live;
    }
}
