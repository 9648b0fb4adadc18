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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.classes.LiveClass;
import org.lyceum.functions.classes.Membership;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.join.AdmissionPolicy.Admission;
import org.lyceum.functions.lobby.Lobby;
import org.lyceum.functions.lobby.LobbyDecision;
import org.lyceum.functions.platform.Randomness;
import org.lyceum.functions.tokens.Caller;
import org.lyceum.functions.tokens.JoinTokens;
import org.lyceum.functions.tokens.KeyRing;

/// Hands out join tokens: the permission to be in one live class, checked by its media node.
@Controller("/api/v1/classes/{id}/join-tokens")
@SecurityRequirement(name = "accessToken")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class JoinTokenController {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Membership membership;
    private final Lobby lobby;
    private final KeyRing ring;
    private final InstantSource clock;

    JoinTokenController(Membership membership, Lobby lobby, KeyRing ring, InstantSource clock) {
        this.membership = membership;
        this.lobby = lobby;
        this.ring = ring;
        this.clock = clock;
    }

    /// A join token, good for five minutes, while the class is live.
    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<JoinToken> issueJoinToken(@Parameter(hidden = true) Caller caller, String id) {
        Instant now = clock.instant();
        Membership.Member member = membership.find(id, caller);
        LiveClass of = member.liveClass();
        Role role = admitted(caller, member, now);
        Instant expiresAt = now.plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        JoinTokenClaims claims = claims(caller, of, role, expiresAt);
        return HttpResponse.created(new JoinToken(JoinTokens.issue(ring, claims, now), expiresAt))
                .header("cache-control", "no-store");
    }

    /// Their role, once they are let in; who waits in the lobby is noted there.
    private Role admitted(Caller caller, Membership.Member member, Instant now) {
        LiveClass of = member.liveClass();
        LobbyDecision decision = lobby.decisionOn(of, caller, member.role(), now);
        Admission admission = AdmissionPolicy.toJoin(of, member.role(), decision, now);
        if (admission instanceof Admission.WaitsInLobby && member.role() != null) {
            lobby.waits(of, caller, member.role(), now);
        }
        return Admissions.roleOf(admission);
    }

    private static JoinTokenClaims claims(
            Caller caller, LiveClass of, Role role, Instant expiresAt) {
        return new JoinTokenClaims(
                caller.accountId(),
                caller.name(),
                role,
                AdmissionPolicy.permissions(role),
                of.id(),
                of.title(),
                of.capacity(),
                Randomness.id(),
                expiresAt.getEpochSecond(),
                of.liveSince());
    }

    @Schema(name = "JoinToken")
    record JoinToken(String joinToken, Instant expiresAt) {}
}
