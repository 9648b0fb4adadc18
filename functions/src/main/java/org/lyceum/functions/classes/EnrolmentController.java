package org.lyceum.functions.classes;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.tokens.Caller;

/// Who belongs to a class.
@Controller("/api/v1/classes/{id}/enrolments")
@SecurityRequirement(name = "accessToken")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class EnrolmentController {
    private final Scheduling scheduling;
    private final EnrolmentStore enrolments;
    private final Membership membership;

    EnrolmentController(Scheduling scheduling, EnrolmentStore enrolments, Membership membership) {
        this.scheduling = scheduling;
        this.enrolments = enrolments;
        this.membership = membership;
    }

    /// Enrols people; repeating it changes nothing.
    @Post
    HttpResponse<Enrolled> enrol(
            @Parameter(hidden = true) Caller caller, String id, @Valid @Body NewEnrolments body) {
        LiveClass of = membership.findManaged(id, caller).liveClass();
        int enrolled = scheduling.enrol(of, body.accountIds(), body.role());
        Audit.note(
                new AuditEvent.ClassRoleGiven(
                        id, ApiJson.wireName(body.role()), enrolled, caller.accountId()));
        return HttpResponse.ok(new Enrolled(enrolled));
    }

    /// Who belongs to the class.
    @Get
    Page<Enrolment> listEnrolments(
            @Parameter(hidden = true) Caller caller,
            String id,
            @QueryValue @Nullable String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        membership.findManaged(id, caller);
        return enrolments.list(id, cursor, limit);
    }

    /// @param enrolled how many people
    @Schema(name = "Enrolled")
    record Enrolled(int enrolled) {}
}
