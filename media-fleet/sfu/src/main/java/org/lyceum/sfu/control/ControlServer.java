package org.lyceum.sfu.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.control.IceRestartRequest;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.control.LeaveRequest;
import org.lyceum.api.problem.Problem;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.sfu.log.LogTag;

/// The node's HTTP server: control API with join tokens, `/health` and `/metrics` without.
///
/// It listens on the node's private address only. Each request has a virtual thread; at most
/// [#AT_ONCE] are worked on at the same time, the others are told to come again.
public final class ControlServer implements AutoCloseable {
    static final int AT_ONCE = 256;

    /// The largest offer that a function hands on is 256 kB; JSON may double it.
    static final int MAX_BODY_BYTES = 600_000;

    private static final Logger LOG = LogTag.CONTROL.logger();
    private static final String JSON = "application/json";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ClassHost host;
    private final JoinTokens tokens;
    private final Clock clock;
    private final Refusals refusals = new Refusals();

    /// The body of requests that have none.
    private record NoBody() {}

    /// What operators read.
    ///
    /// @param health the JSON of `/health`
    /// @param metrics the Prometheus text of `/metrics`, given how many requests were refused with
    ///   which code
    public record Readings(Supplier<Object> health, Function<Map<String, Long>, String> metrics) {}

    public ControlServer(
            InetSocketAddress address, ClassHost host, JoinTokens tokens, Readings readings) {
        this.host = host;
        this.tokens = tokens;
        this.clock = Clock.systemUTC();
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The control API cannot listen on " + address, e);
        }
        server.setExecutor(threads);
        serve("POST", "/control/v1/joins", JoinRequest.class, this.host::join);
        serve("POST", "/control/v1/ice-restarts", IceRestartRequest.class, this.host::restartIce);
        serve("POST", "/control/v1/leaves", LeaveRequest.class, this::leave);
        serve(
                "GET",
                "/control/v1/statistics",
                NoBody.class,
                (claims, _) -> host.statistics(claims));
        at("/health", exchange -> answer(exchange, 200, JSON, bytes(readings.health().get())));
        at(
                "/metrics",
                exchange ->
                        answer(
                                exchange,
                                200,
                                "text/plain; version=0.0.4; charset=utf-8",
                                readings.metrics().apply(refusals.byCode()).getBytes(UTF_8)));
    }

    /// Begins to listen.
    public void start() {
        server.start();
    }

    /// Where it listens: the port is the one that was found when any was asked for.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private ClassHost.Outcome<Boolean> leave(JoinTokenClaims claims, LeaveRequest request) {
        host.leave(claims, request.sessionId());
        return new ClassHost.Outcome.Done<>(true);
    }

    private <T extends Record, R> void serve(
            String method,
            String path,
            Class<T> body,
            BiFunction<JoinTokenClaims, T, ClassHost.Outcome<R>> work) {
        at(
                path,
                exchange -> {
                    if (!exchange.getRequestMethod().equals(method)) {
                        refuse(exchange, ProblemCode.INVALID_REQUEST, "Use " + method + ".");
                    } else if (!places.tryAcquire()) {
                        refuse(exchange, ProblemCode.TOO_MANY_REQUESTS, "Try again in a second.");
                    } else {
                        try {
                            handle(exchange, body, work);
                        } finally {
                            places.release();
                        }
                    }
                });
    }

    /// What breaks is answered: a caller left without an answer would wait for one.
    private void at(String path, HttpHandler work) {
        server.createContext(
                path,
                exchange -> {
                    try (exchange) {
                        answerAnyway(path, work, exchange);
                    }
                });
    }

    private void answerAnyway(String path, HttpHandler work, HttpExchange exchange)
            throws IOException {
        try {
            work.handle(exchange);
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.ERROR, "A request failed: " + path, e);
            refuse(exchange, ProblemCode.INTERNAL, "The node failed. Try again.");
        }
    }

    private <T extends Record, R> void handle(
            HttpExchange exchange,
            Class<T> body,
            BiFunction<JoinTokenClaims, T, ClassHost.Outcome<R>> work)
            throws IOException {
        switch (tokens.verify(bearer(exchange), clock.instant())) {
            case JoinTokens.Verdict.Valid(JoinTokenClaims claims) ->
                    perform(exchange, body, request -> work.apply(claims, request));
            case JoinTokens.Verdict.Expired(JoinTokenClaims claims)
                    when body == LeaveRequest.class ->
                    perform(exchange, body, request -> work.apply(claims, request));
            case JoinTokens.Verdict.Expired(JoinTokenClaims _) ->
                    refuse(
                            exchange,
                            ProblemCode.JOIN_TOKEN_EXPIRED,
                            "The permission to join has expired. Ask for a new one, then join again.");
            case JoinTokens.Verdict.Invalid() ->
                    refuse(
                            exchange,
                            ProblemCode.JOIN_TOKEN_INVALID,
                            "The permission to join is not one of this installation.");
            case JoinTokens.Verdict.Unverifiable() ->
                    refuse(
                            exchange,
                            ProblemCode.STORE_UNAVAILABLE,
                            "The permission to join cannot be checked now. Try again in a moment.");
        }
    }

    private <T extends Record, R> void perform(
            HttpExchange exchange, Class<T> body, Function<T, ClassHost.Outcome<R>> work)
            throws IOException {
        T request = read(exchange, body);
        if (request == null) {
            refuse(exchange, ProblemCode.INVALID_REQUEST, "The body is not what it must be.");
        } else {
            answer(exchange, work.apply(request));
        }
    }

    private <R> void answer(HttpExchange exchange, ClassHost.Outcome<R> outcome)
            throws IOException {
        switch (outcome) {
            case ClassHost.Outcome.Done<R>(R value) -> answer(exchange, 200, JSON, bytes(value));
            case ClassHost.Outcome.Refused<R>(ProblemCode code, String detail) ->
                    refuse(exchange, code, detail);
        }
    }

    private static String bearer(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null && header.startsWith("Bearer ") ? header.substring(7) : "";
    }

    private static <T extends Record> @Nullable T read(HttpExchange exchange, Class<T> type)
            throws IOException {
        if (type == NoBody.class) {
            return type.cast(new NoBody());
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return null;
        }
        return ApiJson.read(body, type);
    }

    private void refuse(HttpExchange exchange, ProblemCode code, String detail) throws IOException {
        refusals.count(code);
        answer(
                exchange,
                code.status(),
                "application/problem+json",
                bytes(Problem.of(code, detail)));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] bytes(@Nullable Object value) {
        try {
            return ApiJson.mapper().writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new IllegalStateException("A reading has no JSON form", e);
        }
    }
}
