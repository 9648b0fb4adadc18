package org.lyceum.functions.guests;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.classes.LiveClass;
import org.lyceum.functions.classes.Membership;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.tokens.Caller;

/// The guest links of a class, as its teachers keep them.
@Controller("/api/v1/classes/{id}/guest-links")
@SecurityRequirement(name = "accessToken")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class GuestLinkController {
    private final GuestLinks links;
    private final Membership membership;
    private final InstantSource clock;

    GuestLinkController(GuestLinks links, Membership membership, InstantSource clock) {
        this.links = links;
        this.membership = membership;
        this.clock = clock;
    }

    /// Makes links. What opens them is in this answer and in no other.
    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<MadeGuestLinks> makeGuestLinks(
            @Parameter(hidden = true) Caller caller, String id, @Valid @Body NewGuestLinks body) {
        LiveClass of = membership.findManaged(id, caller).liveClass();
        List<MadeGuestLink> made =
                links.make(of, body, caller, clock.instant()).stream()
                        .map(MadeGuestLink::of)
                        .toList();
        return HttpResponse.created(new MadeGuestLinks(made)).header("cache-control", "no-store");
    }

    /// The links of the class, without what opens them.
    @Get
    Page<GuestLinkView> listGuestLinks(
            @Parameter(hidden = true) Caller caller,
            String id,
            @QueryValue @Nullable String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        membership.findManaged(id, caller);
        return links.list(id, cursor, limit).map(GuestLinkView::of);
    }

    /// Revokes a link; repeating it changes nothing.
    @Delete("/{linkId}")
    @Status(HttpStatus.NO_CONTENT)
    HttpResponse<?> revokeGuestLink(
            @Parameter(hidden = true) Caller caller, String id, String linkId) {
        membership.findManaged(id, caller);
        links.revoke(id, linkId, caller);
        return HttpResponse.noContent();
    }

    @Schema(name = "MadeGuestLinks")
    record MadeGuestLinks(List<MadeGuestLink> items) {}

    /// @param link what a guest shows; kept nowhere
    /// @param name what the guest is called who gives no name
    @Schema(name = "MadeGuestLink")
    record MadeGuestLink(
            String id, String link, @Nullable String name, Instant expiresAt, int uses) {
        static MadeGuestLink of(GuestLinks.Made made) {
            GuestLink link = made.link();
            return new MadeGuestLink(
                    link.id(),
                    made.text(),
                    GuestLinkView.named(link.name()),
                    link.expiresAt(),
                    link.uses());
        }
    }
}
