package org.lyceum.functions.classes;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.tokens.Caller;

/// The timetable: making classes and finding them.
@Controller("/api/v1/classes")
@SecurityRequirement(name = "accessToken")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class ClassController {
    private final ClassStore classes;
    private final Scheduling scheduling;
    private final Membership membership;
    private final InstantSource clock;

    ClassController(
            ClassStore classes, Scheduling scheduling, Membership membership, InstantSource clock) {
        this.classes = classes;
        this.scheduling = scheduling;
        this.membership = membership;
        this.clock = clock;
    }

    /// Puts a class into the timetable.
    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<ClassView> createClass(
            @Parameter(hidden = true) Caller caller,
            @Valid @Body NewClass body,
            @Header("Idempotency-Key") @Nullable String idempotencyKey) {
        Instant now = clock.instant();
        LiveClass created = scheduling.create(caller, body, idempotencyKey, now);
        return HttpResponse.created(ClassView.ofAll(created, caller, now))
                .header(HttpHeaders.ETAG, created.entityTag());
    }

    /// The caller's classes by their start; for administrators, all classes.
    @Get
    Page<ClassView> listClasses(
            @Parameter(hidden = true) Caller caller,
            @QueryValue @Nullable Instant from,
            @QueryValue @Nullable Instant to,
            @QueryValue @Nullable String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Instant now = clock.instant();
        ClassStore.Range range = new ClassStore.Range(from, to, cursor);
        return caller.isAdministrator()
                ? classes.list(range, limit).map(one -> ClassView.ofAll(one, caller, now))
                : classes.listOf(caller.accountId(), range, limit)
                        .map(one -> ClassView.of(one.liveClass(), one.role(), now));
    }

    /// One class; its entity tag is wanted by whoever changes it.
    @Get("/{id}")
    HttpResponse<ClassView> readClass(@Parameter(hidden = true) Caller caller, String id) {
        Membership.Member member = membership.findVisible(id, caller);
        LiveClass of = member.liveClass();
        return HttpResponse.ok(ClassView.of(of, member.role(), clock.instant()))
                .header(HttpHeaders.ETAG, of.entityTag());
    }
}
