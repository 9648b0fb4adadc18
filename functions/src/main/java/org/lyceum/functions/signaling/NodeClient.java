package org.lyceum.functions.signaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.control.ClassStatistics;
import org.lyceum.api.control.IceRestartRequest;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.control.LeaveRequest;
import org.lyceum.api.problem.Problem;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.functions.problem.ProblemException;

/// Speaks to the private control API of media nodes, and finds out whether a node is gone. A node's
/// refusal comes out as the problem that it is.
///
/// The client behind it is made by the first call: no snapshot of a function holds its threads.
final class NodeClient {
    private final Predicate<NodeRecord> beating;
    private final Patience patience;
    private @Nullable HttpClient client;

    /// How long a node is waited for.
    ///
    /// @param connect until its kernel takes the connection
    /// @param look how often who waits for an answer looks whether the node still beats
    /// @param answer until a node that beats counts as too slow
    record Patience(Duration connect, Duration look, Duration answer) {
        static final Patience USUAL =
                new Patience(Duration.ofMillis(500), Duration.ofMillis(700), Duration.ofSeconds(8));
    }

    /// Whom a call goes to, and with which permission.
    record Call(NodeRecord node, String joinToken) {}

    /// What became of a call that was not refused.
    sealed interface Contact<T> {
        record Answered<T>(T answer) implements Contact<T> {}

        /// Nobody listens there, or nobody answers and the heartbeat has stopped.
        record Gone<T>() implements Contact<T> {}

        /// No answer in time, from a node whose heart beats.
        record Slow<T>() implements Contact<T> {}
    }

    /// @param beating whether a node's heartbeat is fresh
    NodeClient(Predicate<NodeRecord> beating) {
        this(beating, Patience.USUAL);
    }

    NodeClient(Predicate<NodeRecord> beating, Patience patience) {
        this.beating = beating;
        this.patience = patience;
    }

    Contact<JoinAnswer> join(Call call, JoinRequest request) {
        return read(post(call, "joins", request), JoinAnswer.class);
    }

    Contact<JoinAnswer> restartIce(Call call, IceRestartRequest request) {
        return read(post(call, "ice-restarts", request), JoinAnswer.class);
    }

    /// Says good-bye, if anybody is there to hear it.
    void leave(Call call, LeaveRequest request) {
        var _ = post(call, "leaves", request);
    }

    Contact<ClassStatistics> statistics(Call call) {
        return read(send(call.node(), request(call, "statistics").GET()), ClassStatistics.class);
    }

    private Contact<byte[]> post(Call call, String operation, Object body) {
        try {
            byte[] json = ApiJson.mapper().writeValueAsBytes(body);
            return send(
                    call.node(),
                    request(call, operation)
                            .header("content-type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(json)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of the control API has no JSON form", e);
        }
    }

    private static HttpRequest.Builder request(Call call, String operation) {
        return HttpRequest.newBuilder(
                        URI.create(call.node().controlUrl() + "/control/v1/" + operation))
                .header("authorization", "Bearer " + call.joinToken());
    }

    /// A connection that was kept from an earlier call may have died with its node: then a new one
    /// tells more. Every operation may be done twice.
    private Contact<byte[]> send(NodeRecord node, HttpRequest.Builder request) {
        HttpRequest built = request.build();
        Attempt attempt = attempt(node, built);
        Attempt last = attempt instanceof Attempt.Broken ? attempt(node, built) : attempt;
        return switch (last) {
            case Attempt.Done(HttpResponse<byte[]> answer) when answer.statusCode() / 100 == 2 ->
                    new Contact.Answered<>(answer.body());
            case Attempt.Done(HttpResponse<byte[]> answer) -> throw refusal(answer.body());
            case Attempt.NobodyListens() -> new Contact.Gone<>();
            case Attempt.Broken(), Attempt.NoAnswer() ->
                    beating.test(node) ? new Contact.Slow<>() : new Contact.Gone<>();
        };
    }

    private sealed interface Attempt {
        record Done(HttpResponse<byte[]> answer) implements Attempt {}

        record NobodyListens() implements Attempt {}

        record NoAnswer() implements Attempt {}

        record Broken() implements Attempt {}
    }

    private Attempt attempt(NodeRecord node, HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        long lookNs = patience.look().toNanos();
        try {
            for (long left = patience.answer().toNanos(); left > 0; left -= lookNs) {
                try {
                    return new Attempt.Done(
                            answer.get(Math.min(lookNs, left), TimeUnit.NANOSECONDS));
                } catch (TimeoutException _) {
                    if (!beating.test(node)) {
                        break;
                    }
                }
            }
            return new Attempt.NoAnswer();
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Attempt.NoAnswer();
        } finally {
            answer.cancel(true);
        }
    }

    private static Attempt failed(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException _ -> new Attempt.NoAnswer();
            case ConnectException refused when !isUnreachable(refused) ->
                    new Attempt.NobodyListens();
            case ConnectException _ -> new Attempt.NoAnswer();
            case IOException _ -> new Attempt.Broken();
            case null, default -> throw new IllegalStateException("The HTTP client failed", cause);
        };
    }

    /// The network's fault, as far as one can tell: the node may be there.
    private static boolean isUnreachable(ConnectException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoRouteToHostException) {
                return true;
            }
        }
        return false;
    }

    private synchronized HttpClient client() {
        HttpClient open = client;
        if (open == null) {
            open =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(patience.connect())
                            .build();
            client = open;
        }
        return open;
    }

    private static <T> Contact<T> read(Contact<byte[]> contact, Class<T> type) {
        return switch (contact) {
            case Contact.Answered<byte[]>(byte[] body) -> new Contact.Answered<>(read(body, type));
            case Contact.Gone<byte[]>() -> new Contact.Gone<>();
            case Contact.Slow<byte[]>() -> new Contact.Slow<>();
        };
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            return ApiJson.mapper().readValue(body, type);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "A node answers with no " + type.getSimpleName() + ": " + text(body), e);
        }
    }

    private static ProblemException refusal(byte[] body) {
        try {
            Problem problem = ApiJson.mapper().readValue(body, Problem.class);
            return Arrays.stream(ProblemCode.values())
                    .filter(code -> code.wire().equals(problem.code()))
                    .findFirst()
                    .map(code -> new ProblemException(code, problem.detail()))
                    .orElseGet(NodeClient::unreachable);
        } catch (IOException _) {
            return unreachable();
        }
    }

    static ProblemException unreachable() {
        return new ProblemException(
                ProblemCode.NODE_UNREACHABLE,
                "The media node of your class does not answer. Please try again in a few seconds;"
                        + " another node takes over if it stays away.");
    }

    private static String text(byte[] body) {
        return new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
    }
}
