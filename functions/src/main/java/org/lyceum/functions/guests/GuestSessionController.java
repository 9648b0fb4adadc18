package org.lyceum.functions.guests;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.tokens.AccessTokens;
import org.lyceum.functions.tokens.AccountRole;
import org.lyceum.functions.tokens.Caller;
import org.lyceum.functions.tokens.KeyRing;

/// The way in for people without accounts: a guest link becomes an access token for one class.
@Controller("/api/v1/classes/{id}/guest-sessions")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class GuestSessionController {
    private static final Duration DEFAULT_LIFE = Duration.ofMinutes(15);

    private final GuestSignIns signIns;
    private final KeyRing ring;
    private final Duration life;
    private final InstantSource clock;

    GuestSessionController(
            GuestSignIns signIns, KeyRing ring, Environment environment, InstantSource clock) {
        this.signIns = signIns;
        this.ring = ring;
        this.life = environment.seconds(Environment.ACCESS_TOKEN_SECONDS, DEFAULT_LIFE);
        this.clock = clock;
    }

    /// Lets a guest in. With the same link, and the key if there was one, they come back as the
    /// same participant; so does whoever needs a new token.
    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<GuestSession> enterAsGuest(
            String id,
            @Valid @Body NewGuestSession body,
            @Parameter(hidden = true) @Header(ApiFunction.VIEWER_ADDRESS) String address) {
        Instant now = clock.instant();
        GuestSignIns.Entered entered =
                signIns.enter(new GuestSignIns.Visitor(body, id, address), now);
        Caller caller =
                new Caller(
                        entered.guest().participantId(),
                        entered.guest().name(),
                        AccountRole.GUEST,
                        id);
        return HttpResponse.created(
                        new GuestSession(
                                AccessTokens.issue(ring, caller, now, life),
                                life.toSeconds(),
                                caller.accountId(),
                                caller.name(),
                                entered.returnKey()))
                .header("cache-control", "no-store");
    }

    /// @param accessToken for this class only
    /// @param participantId the same whenever they come back
    /// @param returnKey keep it to come back as the same participant; absent: the link does that
    @Schema(name = "GuestSession")
    record GuestSession(
            String accessToken,
            long expiresInSeconds,
            String participantId,
            String name,
            @Nullable String returnKey) {}
}
