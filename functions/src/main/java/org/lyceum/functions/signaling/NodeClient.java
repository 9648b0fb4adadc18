package org.lyceum.functions.signaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
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

/// Speaks to the private control API of media nodes. A node's refusal comes out as the problem that
/// it is.
///
/// The client behind it is made by the first call: no snapshot of a function holds its threads.
final class NodeClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(8);

    private @Nullable HttpClient client;

    /// Whom a call goes to, and with which permission.
    record Call(NodeRecord node, String joinToken) {}

    JoinAnswer join(Call call, JoinRequest request) {
        return read(post(call, "joins", request), JoinAnswer.class);
    }

    JoinAnswer restartIce(Call call, IceRestartRequest request) {
        return read(post(call, "ice-restarts", request), JoinAnswer.class);
    }

    void leave(Call call, LeaveRequest request) {
        post(call, "leaves", request);
    }

    ClassStatistics statistics(Call call) {
        return read(send(request(call, "statistics").GET()), ClassStatistics.class);
    }

    private byte[] post(Call call, String operation, Object body) {
        try {
            byte[] json = ApiJson.mapper().writeValueAsBytes(body);
            return send(
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
                .timeout(ANSWER_TIMEOUT)
                .header("authorization", "Bearer " + call.joinToken());
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer =
                    client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 == 2) {
                return answer.body();
            }
            throw refusal(answer.body());
        } catch (IOException e) {
            throw unreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable();
        }
    }

    private synchronized HttpClient client() {
        HttpClient open = client;
        if (open == null) {
            open =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(CONNECT_TIMEOUT)
                            .build();
            client = open;
        }
        return open;
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

    private static ProblemException unreachable() {
        return new ProblemException(
                ProblemCode.NODE_UNREACHABLE,
                "The media node of your class does not answer. Please try again in a few seconds;"
                        + " another node takes over if it stays away.");
    }

    private static String text(byte[] body) {
        return new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
    }
}
