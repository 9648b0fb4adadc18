package org.lyceum.functions.reports;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.classes.LiveClass;
import org.lyceum.functions.classes.Membership;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.reports.AttendanceRule.Mark;
import org.lyceum.functions.tokens.Caller;

/// Who attended a class.
@Controller("/api/v1/classes/{id}/attendance")
@SecurityRequirement(name = "accessToken")
@Requires(property = ApiFunction.FUNCTION, value = ReportsHttpHandler.NAME)
class AttendanceController {
    private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");

    private final Attendance attendance;
    private final Corrections corrections;
    private final Membership membership;

    AttendanceController(Attendance attendance, Corrections corrections, Membership membership) {
        this.attendance = attendance;
        this.corrections = corrections;
        this.membership = membership;
    }

    /// Everybody's attendance for whoever leads the class and administrators, one's own for all
    /// others. With text/csv in Accept all of it as a table.
    @Get
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_CSV})
    @ApiResponse(
            responseCode = "200",
            description = "Attendance by id, or as a table by name",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AttendancePage.class)),
                @Content(mediaType = MediaType.TEXT_CSV, schema = @Schema(type = "string"))
            })
    HttpResponse<?> listAttendance(
            @Parameter(hidden = true) Caller caller,
            String id,
            @QueryValue @Nullable String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Parameter(hidden = true) @Header(HttpHeaders.ACCEPT) @Nullable String accept) {
        Membership.Member member = membership.findVisible(id, caller);
        LiveClass of = member.liveClass();
        boolean all = member.isLeading() || caller.isAdministrator();
        if (accept != null && accept.startsWith(MediaType.TEXT_CSV)) {
            List<AttendanceRow> rows = all ? attendance.all(of) : own(of, caller).items();
            return HttpResponse.ok(AttendanceCsv.of(rows))
                    .contentType(CSV)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"attendance.csv\"");
        }
        return HttpResponse.ok(
                        AttendancePage.of(
                                all ? attendance.list(of, cursor, limit) : own(of, caller)))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /// Corrects somebody's attendance. If-Match names the correction that was seen by its etag.
    @Put("/{accountId}")
    HttpResponse<AttendanceRow> correctAttendance(
            @Parameter(hidden = true) Caller caller,
            String id,
            String accountId,
            @Valid @Body NewCorrection body,
            @Header(HttpHeaders.IF_MATCH) @Nullable String entityTags) {
        LiveClass of = membership.findLed(id, caller).liveClass();
        if (entityTags == null) {
            throw new ProblemException(
                    ProblemCode.INVALID_REQUEST,
                    "Say in the header If-Match which correction you have seen: its etag.");
        }
        AttendanceRow corrected =
                corrections.correct(new Corrections.Wish(of, accountId, body, entityTags), caller);
        return HttpResponse.ok(corrected).header(HttpHeaders.ETAG, corrected.etag());
    }

    private Page<AttendanceRow> own(LiveClass of, Caller caller) {
        AttendanceRow own = attendance.find(of, caller.accountId());
        return new Page<>(own == null ? List.of() : List.of(own), null);
    }

    /// What is to be said about somebody's attendance.
    ///
    /// @param mark absent: as the rule says
    @Introspected
    @Schema(name = "NewAttendanceCorrection")
    record NewCorrection(@Nullable Mark mark, @Nullable @Size(max = 500) String note) {
        String noteOrNothing() {
            return note == null ? "" : note.strip();
        }
    }
}
