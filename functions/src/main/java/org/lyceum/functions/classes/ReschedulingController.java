package org.lyceum.functions.classes;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.Caller;

/// Changes to classes that have not begun. `If-Match` says which version the caller has seen, so
/// that two people do not undo each other's changes (RFC 9110, section 13.1.1).
@Controller("/api/v1/classes/{id}")
@SecurityRequirement(name = "accessToken")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class ReschedulingController {
    private final Rescheduling rescheduling;
    private final Membership membership;
    private final InstantSource clock;

    ReschedulingController(Rescheduling rescheduling, Membership membership, InstantSource clock) {
        this.rescheduling = rescheduling;
        this.membership = membership;
        this.clock = clock;
    }

    /// Changes a class that has not begun. The lobby alone can be switched by whoever leads the
    /// class until it ends, without If-Match.
    @Patch
    HttpResponse<ClassView> changeClass(
            @Parameter(hidden = true) Caller caller,
            String id,
            @Valid @Body ClassChanges body,
            @Header(HttpHeaders.IF_MATCH) @Nullable String entityTags) {
        Instant now = clock.instant();
        if (body.concernsLobbyAlone()) {
            Membership.Member leading = membership.findLed(id, caller);
            LiveClass switched =
                    rescheduling.switchLobby(
                            leading.liveClass(),
                            Boolean.TRUE.equals(body.lobby()),
                            entityTags == null ? "*" : entityTags,
                            now);
            return answer(switched, leading, now);
        }
        Membership.Member member = membership.findManaged(id, caller);
        LiveClass changed =
                rescheduling.change(member.liveClass(), body, required(entityTags), now);
        return answer(changed, member, now);
    }

    private static HttpResponse<ClassView> answer(
            LiveClass changed, Membership.Member member, Instant now) {
        return HttpResponse.ok(ClassView.of(changed, member.role(), now))
                .header(HttpHeaders.ETAG, changed.entityTag());
    }

    /// Calls off a class that has not begun: it is gone, with its enrolments.
    @Delete
    @Status(HttpStatus.NO_CONTENT)
    HttpResponse<?> callOffClass(
            @Parameter(hidden = true) Caller caller,
            String id,
            @Header(HttpHeaders.IF_MATCH) @Nullable String entityTags) {
        LiveClass of = membership.findManaged(id, caller).liveClass();
        rescheduling.callOff(of, required(entityTags), clock.instant());
        Audit.note(new AuditEvent.ClassCalledOff(id, caller.accountId()));
        return HttpResponse.noContent();
    }

    private static String required(@Nullable String entityTags) {
        if (entityTags == null) {
            throw new ProblemException(
                    ProblemCode.INVALID_REQUEST,
                    "Say in the header If-Match which version you have seen: its ETag.");
        }
        return entityTags;
    }
}
