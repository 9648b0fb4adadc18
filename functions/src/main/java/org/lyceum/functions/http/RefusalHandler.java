package org.lyceum.functions.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.lyceum.api.problem.Problem;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.problem.Problems;

/// Answers a refusal of ours with its problem.
@Singleton
final class RefusalHandler implements ExceptionHandler<ProblemException, HttpResponse<Problem>> {
    @Override
    @SuppressWarnings("rawtypes") // the interface of Micronaut is written so
    public HttpResponse<Problem> handle(HttpRequest request, ProblemException refused) {
        return ProblemResponses.of(Problems.of(refused));
    }
}
