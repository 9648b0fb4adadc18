package org.lyceum.functions.accounts;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.accounts.SessionStore.RefreshToken;
import org.lyceum.functions.accounts.SessionStore.Rotation;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.AccessTokens;
import org.lyceum.functions.tokens.KeyRing;

/// Signing in, staying signed in, signing out.
@Controller("/api/v1/session")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class SessionController {
    private static final Duration DEFAULT_ACCESS = Duration.ofMinutes(15);

    private final SignIns signIns;
    private final SessionStore sessions;
    private final AccountStore accounts;
    private final KeyRing ring;
    private final Duration accessLife;
    private final InstantSource clock;

    SessionController(SignIns signIns, Stores stores, KeyRing ring, Settings settings) {
        this.signIns = signIns;
        this.sessions = stores.sessions();
        this.accounts = stores.accounts();
        this.ring = ring;
        this.accessLife =
                settings.environment().seconds(Environment.ACCESS_TOKEN_SECONDS, DEFAULT_ACCESS);
        this.clock = settings.clock();
    }

    /// Signs in.
    @Post
    HttpResponse<SignedIn> signIn(
            @Valid @Body Credentials body,
            @Parameter(hidden = true) @Header(ApiFunction.VIEWER_ADDRESS) String address,
            @Parameter(hidden = true) @Header(RefreshCookie.SCHEME) @Nullable String scheme) {
        Instant now = clock.instant();
        Account account = signIns.signIn(body, address, now);
        return signedIn(account, sessions.begin(account.id(), now), scheme, now);
    }

    /// A new access token for the refresh token in the cookie, which is replaced too.
    @Post("/refresh")
    HttpResponse<SignedIn> refresh(
            @CookieValue(RefreshCookie.NAME) @Nullable String shown,
            @Parameter(hidden = true) @Header(RefreshCookie.SCHEME) @Nullable String scheme) {
        Instant now = clock.instant();
        RefreshToken token = RefreshToken.parse(shown);
        Rotation rotation = token == null ? new Rotation.Unknown() : sessions.rotate(token, now);
        return switch (rotation) {
            case Rotation.Rotated(String accountId, RefreshToken next) ->
                    signedIn(account(accountId), next, scheme, now);
            case Rotation.Reused(String family) -> {
                Audit.note(new AuditEvent.FamilyRevoked(family));
                throw new ProblemException(
                        ProblemCode.REFRESH_REUSED,
                        "Your sign-in was used from two places, so all of it has been ended."
                                + " Please sign in again.");
            }
            case Rotation.Unknown() ->
                    throw new ProblemException(
                            ProblemCode.REFRESH_EXPIRED,
                            "You are not signed in any more. Please sign in again.");
        };
    }

    /// Signs out. The cookie is enough: an access token may have run out long ago.
    @Delete
    @Status(io.micronaut.http.HttpStatus.NO_CONTENT)
    HttpResponse<?> signOut(
            @CookieValue(RefreshCookie.NAME) @Nullable String shown,
            @Parameter(hidden = true) @Header(RefreshCookie.SCHEME) @Nullable String scheme) {
        RefreshToken token = RefreshToken.parse(shown);
        if (token != null && sessions.end(token)) {
            Audit.note(new AuditEvent.SignedOut(token.family()));
        }
        return HttpResponse.noContent().header("set-cookie", cookie(scheme).gone());
    }

    private MutableHttpResponse<SignedIn> signedIn(
            Account account, RefreshToken token, @Nullable String scheme, Instant now) {
        String access = AccessTokens.issue(ring, account.asCaller(), now, accessLife);
        return HttpResponse.ok(new SignedIn(access, accessLife.toSeconds(), account))
                .header("set-cookie", cookie(scheme).holding(token.text()))
                .header("cache-control", "no-store");
    }

    private RefreshCookie cookie(@Nullable String scheme) {
        return new RefreshCookie(scheme, sessions.life());
    }

    private Account account(String accountId) {
        StoredAccount stored = accounts.find(accountId);
        if (stored == null) {
            throw new ProblemException(
                    ProblemCode.REFRESH_EXPIRED,
                    "Your account has been removed. Ask your administrator.");
        }
        return stored.account();
    }
}
