package org.lyceum.functions.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.Problem;
import org.lyceum.api.problem.ProblemCode;

/// Writes every error that Micronaut itself notices as a problem: no route, wrong method, JSON that
/// cannot be read, a field that is missing or out of bounds.
@Singleton
public final class ProblemResponses implements ErrorResponseProcessor<Problem> {
    /// RFC 9457, section 3.
    public static final String CONTENT_TYPE = "application/problem+json";

    @Override
    public MutableHttpResponse<Problem> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = response.status();
        Problem problem =
                status.getCode() >= 500
                        ? Problem.of(
                                ProblemCode.INTERNAL,
                                "Something went wrong on our side. Please try again.")
                        : new Problem(
                                "urn:lyceum:problem:" + ProblemCode.INVALID_REQUEST.wire(),
                                ProblemCode.INVALID_REQUEST.title(),
                                status.getCode(),
                                sentence(context, status),
                                ProblemCode.INVALID_REQUEST.wire());
        return written(response.toMutableResponse(), problem);
    }

    static MutableHttpResponse<Problem> of(Problem problem) {
        return written(HttpResponse.status(HttpStatus.valueOf(problem.status())), problem);
    }

    private static MutableHttpResponse<Problem> written(
            MutableHttpResponse<?> response, Problem problem) {
        return response.body(problem)
                .contentType(MediaType.of(CONTENT_TYPE))
                .header("cache-control", "no-store");
    }

    private static String sentence(ErrorContext context, HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address. Check the path.";
            case METHOD_NOT_ALLOWED -> "This address does not take this method.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json.";
            default -> reasons(context);
        };
    }

    private static String reasons(ErrorContext context) {
        String field = misread(context.getRootCause().orElse(null));
        if (!field.isEmpty()) {
            return "Check the request: " + field + " has a value that does not fit there.";
        }
        String reasons =
                context.getErrors().stream()
                        .map(ProblemResponses::reason)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "Check the request." : "Check the request: " + reasons + ".";
    }

    /// The field of a body that could not be read; empty when it was not a field's fault.
    private static String misread(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonMappingException mapping) {
                return mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "" : step.getFieldName())
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining("."));
            }
        }
        return "";
    }

    /// `create.body.email: must not be blank` is of no use to people; `email must not be blank` is.
    private static String reason(Error error) {
        String message = error.getMessage().lines().findFirst().orElse("").strip();
        int colon = message.indexOf(": ");
        if (colon < 0 || message.indexOf(' ') < colon) {
            return withoutClasses(message);
        }
        String[] steps = message.substring(0, colon).split("\\.", 3);
        String field = steps.length == 3 ? steps[2] : steps[steps.length - 1];
        return field + " " + withoutClasses(message.substring(colon + 2));
    }

    /// Sentences of the frameworks name our classes; nobody outside knows them.
    private static String withoutClasses(String line) {
        return line.replaceAll("`?(org\\.lyceum|java|com|io)\\.[\\w.$<>\\[\\]]+`?", "a value");
    }
}
