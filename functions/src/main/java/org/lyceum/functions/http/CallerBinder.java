package org.lyceum.functions.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.limits.PersonalLimits;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.AccessTokens;
import org.lyceum.functions.tokens.Caller;

/// Gives a controller the [Caller] that it asks for, from the bearer token (RFC 6750, section 2.1).
/// An operation without a caller among its arguments is open to everybody.
@Singleton
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {
    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;
    private final PersonalLimits limits = new PersonalLimits();
    private final InstantSource clock;

    CallerBinder(AccessTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(
            ArgumentConversionContext<Caller> context, HttpRequest<?> source) {
        Caller caller = caller(source);
        return () -> Optional.of(caller);
    }

    private Caller caller(HttpRequest<?> request) {
        String header = request.getHeaders().get("authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new ProblemException(
                    ProblemCode.NOT_SIGNED_IN, "Please sign in: this needs an access token.");
        }
        Caller caller = tokens.verify(header.substring(SCHEME.length()).strip(), clock.instant());
        limits.countRequest(caller);
        return caller;
    }
}
