package org.lyceum.functions.lobby;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.classes.LiveClass;
import org.lyceum.functions.classes.Membership;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.lobby.LobbyPolicy.Deciding;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.Caller;

/// The lobby of a class, as whoever leads the class sees it.
@Controller("/api/v1/classes/{id}/lobby")
@SecurityRequirement(name = "accessToken")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class LobbyController {
    private final Lobby lobby;
    private final Membership membership;
    private final InstantSource clock;

    LobbyController(Lobby lobby, Membership membership, InstantSource clock) {
        this.lobby = lobby;
        this.membership = membership;
        this.clock = clock;
    }

    /// Who waits to be let in, first come first.
    @Get
    Page<LobbyPerson> listLobby(
            @Parameter(hidden = true) Caller caller,
            String id,
            @QueryValue @Nullable String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        membership.findLed(id, caller);
        return lobby.list(id, cursor, limit, clock.instant()).map(LobbyPerson::of);
    }

    /// Lets people in, or does not; a later decision replaces an earlier one.
    @Post("/decisions")
    HttpResponse<Decided> decideLobby(
            @Parameter(hidden = true) Caller caller,
            String id,
            @Valid @Body NewLobbyDecision body) {
        LiveClass of = membership.findLed(id, caller).liveClass();
        return switch (LobbyPolicy.decide(body.accountIds(), body.all())) {
            case Deciding.About(List<String> ids) ->
                    HttpResponse.ok(
                            new Decided(lobby.decide(of, ids, body.admitted(), caller), false));
            case Deciding.AboutAll() -> aboutAll(of, body.admitted(), caller);
            case Deciding.AboutNobody() ->
                    throw new ProblemException(
                            ProblemCode.INVALID_REQUEST,
                            "Say about whom: accountIds, or all, and not both.");
        };
    }

    private HttpResponse<Decided> aboutAll(LiveClass of, boolean admitted, Caller caller) {
        List<String> waiting = lobby.firstWaiting(of.id(), clock.instant());
        int decided = lobby.decide(of, waiting, admitted, caller);
        return HttpResponse.ok(new Decided(decided, waiting.size() >= Lobby.MOST_AT_ONCE));
    }

    /// A decision about people who wait.
    ///
    /// @param accountIds about these, at most 500
    /// @param all about everybody who waits, at most 1,000 at once
    @Introspected
    @Schema(name = "NewLobbyDecision")
    record NewLobbyDecision(
            @Nullable @Size(max = 500) List<String> accountIds,
            @Nullable Boolean all,
            @NotNull Boolean admitted) {}

    /// @param decided about how many people
    /// @param more whether others wait still: decide again
    @Schema(name = "LobbyDecided")
    record Decided(int decided, boolean more) {}
}
