package org.lyceum.functions.join;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.time.Instant;
import java.time.InstantSource;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.classes.Membership;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.tokens.Caller;

/// Hands out one-time tickets for the WebSocket.
@Controller("/api/v1/classes/{id}/tickets")
@SecurityRequirement(name = "accessToken")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class TicketController {
    private final TicketStore tickets;
    private final Membership membership;
    private final String websocketUrl;
    private final InstantSource clock;

    TicketController(
            TicketStore tickets,
            Membership membership,
            Environment environment,
            InstantSource clock) {
        this.tickets = tickets;
        this.membership = membership;
        this.websocketUrl = environment.text(Environment.WEBSOCKET_URL, "");
        this.clock = clock;
    }

    /// A ticket to connect with, good once and for a minute.
    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<Ticket> issueTicket(@Parameter(hidden = true) Caller caller, String id) {
        Instant now = clock.instant();
        Membership.Member member = membership.find(id, caller);
        Role role =
                Admissions.roleOf(AdmissionPolicy.toWait(member.liveClass(), member.role(), now));
        TicketStore.Holder holder =
                new TicketStore.Holder(caller.accountId(), caller.name(), id, role);
        String ticket = tickets.issue(holder, now);
        return HttpResponse.created(new Ticket(ticket, websocketUrl, now.plus(TicketStore.LIFE)))
                .header("cache-control", "no-store");
    }

    /// @param websocketUrl where to connect, with `?ticket=` behind it
    @Schema(name = "Ticket")
    record Ticket(String ticket, String websocketUrl, Instant expiresAt) {}
}
