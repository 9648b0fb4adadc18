package org.lyceum.functions.join;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.classes.ClassState;
import org.lyceum.functions.classes.LiveClass;
import org.lyceum.functions.classes.Membership;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.tokens.Caller;
import org.lyceum.functions.waiting.HeadCounts;

/// What the waiting page shows.
@Controller("/api/v1/classes/{id}/waiting")
@SecurityRequirement(name = "accessToken")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class WaitingController {
    private final Membership membership;
    private final HeadCounts counts;
    private final InstantSource clock;

    WaitingController(Membership membership, HeadCounts counts, InstantSource clock) {
        this.membership = membership;
        this.counts = counts;
        this.clock = clock;
    }

    /// Whether the class has begun, and how many wait with you.
    @Get
    Waiting readWaiting(@Parameter(hidden = true) Caller caller, String id) {
        Instant now = clock.instant();
        LiveClass of = membership.findVisible(id, caller).liveClass();
        return new Waiting(of.stateAt(now), counts.waiting(id, now), of.startsAt(), of.teachers());
    }

    /// @param waiting how many, a few seconds ago
    @Schema(name = "Waiting")
    record Waiting(
            ClassState state, int waiting, Instant startsAt, List<LiveClass.Teacher> teachers) {}
}
