package org.lyceum.functions.signaling;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.validation.Valid;
import org.lyceum.api.control.ClassStatistics;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.classes.Membership;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.Caller;

/// The two operations on a live class that reach its media node by HTTPS.
@Controller("/api/v1/classes/{id}")
@Requires(property = ApiFunction.FUNCTION, value = SignalingHttpHandler.NAME)
class SignalingController {
    private final Signaling signaling;
    private final Membership membership;

    SignalingController(Signaling signaling, Membership membership) {
        this.signaling = signaling;
        this.membership = membership;
    }

    /// Moves a page's connection to its new network; the join token is the permission.
    @Post("/ice-restarts")
    HttpResponse<JoinAnswer> restartIce(String id, @Valid @Body IceRestart body) {
        if (!signaling.verify(body.joinToken()).classId().equals(id)) {
            throw new ProblemException(
                    ProblemCode.JOIN_TOKEN_INVALID,
                    "This permission to join is for another class. Ask for a new one.");
        }
        return HttpResponse.ok(
                signaling.restartIce(body.joinToken(), body.sessionId(), body.offer()));
    }

    /// What a live class is doing, for its teachers and administrators.
    @Get("/statistics")
    @SecurityRequirement(name = "accessToken")
    ClassStatistics statistics(@Parameter(hidden = true) Caller caller, String id) {
        membership.findManaged(id, caller);
        return signaling.statistics(id);
    }
}
