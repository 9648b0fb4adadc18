package org.lyceum.functions.classes;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.classes.Membership.Member;
import org.lyceum.functions.classes.TimetablePolicy.Ending;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.Caller;

/// Begins and ends a class.
@Controller("/api/v1/classes/{id}")
@SecurityRequirement(name = "accessToken")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class LiveController {
    private final ClassEnding ending;
    private final GoingLive goingLive;
    private final Membership membership;
    private final InstantSource clock;

    LiveController(
            GoingLive goingLive, ClassEnding ending, Membership membership, InstantSource clock) {
        this.ending = ending;
        this.goingLive = goingLive;
        this.membership = membership;
        this.clock = clock;
    }

    /// Goes live; repeating it changes nothing.
    @Post("/live")
    HttpResponse<ClassView> goLive(@Parameter(hidden = true) Caller caller, String id) {
        Instant now = clock.instant();
        Member member = membership.find(id, caller);
        return switch (TimetablePolicy.goLive(member.liveClass(), member.role(), now)) {
            case TimetablePolicy.GoingLive.Goes() ->
                    answer(goingLive.goLive(member.liveClass(), caller, now), caller, member, now);
            case TimetablePolicy.GoingLive.IsLive() ->
                    answer(member.liveClass(), caller, member, now);
            case TimetablePolicy.GoingLive.NotTeacher() ->
                    throw refused(
                            ProblemCode.FORBIDDEN, "Only a teacher of this class may go live.");
            case TimetablePolicy.GoingLive.NotOpenYet(Instant opensAt) ->
                    throw refused(
                            ProblemCode.CLASS_NOT_OPEN,
                            "This class opens at " + opensAt + ". Go live then.");
            case TimetablePolicy.GoingLive.Ended() ->
                    throw refused(
                            ProblemCode.CLASS_ENDED,
                            "This class has ended. Schedule a new one to meet again.");
        };
    }

    /// Ends a class that no media node holds; repeating it changes nothing.
    @Post("/end")
    HttpResponse<ClassView> endClass(@Parameter(hidden = true) Caller caller, String id) {
        Instant now = clock.instant();
        Member member = membership.find(id, caller);
        boolean mayEnd = member.isTeacher() || caller.isAdministrator();
        Ending outcome =
                TimetablePolicy.end(member.liveClass(), mayEnd, ending.isHeld(id, now), now);
        return switch (outcome) {
            case Ending.Ends() -> answer(ending.end(id, caller, now), caller, member, now);
            case Ending.HasEnded() -> answer(member.liveClass(), caller, member, now);
            case Ending.NotTeacher() ->
                    throw refused(
                            ProblemCode.FORBIDDEN, "Only a teacher of this class may end it.");
            case Ending.NotLive() ->
                    throw refused(
                            ProblemCode.CLASS_NOT_LIVE,
                            "This class is not live, so there is nothing to end.");
            case Ending.HeldByNode() ->
                    throw refused(
                            ProblemCode.CONFLICT,
                            "This class is running. Join it and end it there, so that everybody"
                                    + " is told.");
        };
    }

    /// Somebody may have been faster: then what they left is the answer.
    private HttpResponse<ClassView> answer(
            @Nullable LiveClass changed, Caller caller, Member member, Instant now) {
        LiveClass shown =
                changed == null
                        ? membership.find(member.liveClass().id(), caller).liveClass()
                        : changed;
        return HttpResponse.ok(ClassView.of(shown, member.role(), now));
    }

    private static ProblemException refused(ProblemCode code, String detail) {
        return new ProblemException(code, detail);
    }
}
