package org.lyceum.functions.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
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
        MutableHttpResponse<Problem> answer = ProblemResponses.of(Problems.of(refused));
        Long seconds = refused.retryAfterSeconds();
        return seconds == null
                ? answer
                : answer.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
