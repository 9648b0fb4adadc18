package org.lyceum.functions.reports;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.classes.Membership;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.tokens.Caller;

/// The chat of a class as text, from its log.
@Controller("/api/v1/classes/{id}/chat")
@SecurityRequirement(name = "accessToken")
@Requires(property = ApiFunction.FUNCTION, value = ReportsHttpHandler.NAME)
class ChatController {
    private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");
    private static final MediaType TEXT = new MediaType("text/plain; charset=utf-8");

    private final ClassLog log;
    private final Membership membership;

    ChatController(ClassLog log, Membership membership) {
        this.log = log;
        this.membership = membership;
    }

    /// The messages that the caller may read, as text, or with text/csv in Accept as a table.
    @Get
    @Produces({MediaType.TEXT_PLAIN, MediaType.TEXT_CSV})
    HttpResponse<String> exportChat(
            @Parameter(hidden = true) Caller caller,
            String id,
            @QueryValue(defaultValue = "0") @Min(0) long after,
            @Parameter(hidden = true) @Header(HttpHeaders.ACCEPT) @Nullable String accept) {
        Membership.Member member = membership.findVisible(id, caller);
        boolean leading = member.isLeading() || caller.isAdministrator();
        Transcript transcript =
                new Transcript(new Transcript.Reader(caller.accountId(), leading, after));
        log.forEachBatch(id, 1, batch -> batch.entries().forEach(transcript::add));
        boolean table = accept != null && accept.startsWith(MediaType.TEXT_CSV);
        return HttpResponse.ok(table ? transcript.asCsv() : transcript.asText())
                .contentType(table ? CSV : TEXT)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"chat." + (table ? "csv" : "txt") + "\"");
    }
}
