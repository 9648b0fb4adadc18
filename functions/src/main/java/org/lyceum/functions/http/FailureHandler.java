package org.lyceum.functions.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.lyceum.api.problem.Problem;
import org.lyceum.functions.problem.Problems;

/// Answers what nobody expected: a silent store, a bug.
@Singleton
final class FailureHandler implements ExceptionHandler<RuntimeException, HttpResponse<Problem>> {
    @Override
    @SuppressWarnings("rawtypes") // the interface of Micronaut is written so
    public HttpResponse<Problem> handle(HttpRequest request, RuntimeException failure) {
        return ProblemResponses.of(Problems.of(failure));
    }
}
