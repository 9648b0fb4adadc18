package org.lyceum.local.gateway;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;
import org.lyceum.local.http.HttpReply;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.http.HttpService;
import org.lyceum.local.lambda.Invocation;
import org.lyceum.local.lambda.LambdaFunction;

/// An HTTP API of the template: finds the route, calls its function with payload format 2.0, and
/// answers what that returned.
public final class HttpApi implements HttpService {
    private final String apiId;
    private final String stage;
    private final Throttle throttle;
    private final TreeMap<RouteKey, Integration> routes =
            new TreeMap<>(RouteKey.MOST_SPECIFIC_FIRST.thenComparing(RouteKey::text));

    /// @param routes function by route key
    public HttpApi(GatewayApi api, Map<String, LambdaFunction> routes) {
        apiId = api.id();
        stage = api.stage();
        throttle = api.throttle();
        routes.forEach((key, function) ->
                this.routes.put(
                        RouteKey.parse(key),
                        new Integration(function, api.limits().integration())));
    }

    @Override
    public HttpReply handle(HttpRequest request) {
        if (!throttle.admits(System.nanoTime())) {
            return HttpReply.message(429, "Too Many Requests");
        }
        ApiCall call = ApiCall.now(apiId, stage);
        HttpApiEvent.Match match = match(request);
        HttpReply reply =
                match == null ? HttpReply.message(404, "Not Found") : answer(request, match, call);
        reply.headers().set("apigw-requestid", call.requestId());
        return reply;
    }

    private HttpReply answer(HttpRequest request, HttpApiEvent.Match match, ApiCall call) {
        HttpRequest arrived =
                new HttpRequest(
                        request.method(),
                        request.path(),
                        request.rawQuery(),
                        request.headers()
                                .copy()
                                .set("host", call.host())
                                .set("x-amzn-trace-id", GatewayIds.traceId(call.at())),
                        request.body(),
                        request.sourceIp());
        Integration integration = routes.get(match.route());
        if (integration == null) {
            return HttpReply.message(404, "Not Found");
        }
        byte[] event = Json.bytes(HttpApiEvent.of(arrived, match, call));
        return switch (integration.call(event)) {
            case Invocation.Answered(byte[] payload) -> HttpApiReply.of(payload);
            case Invocation.TooLarge(int size) when size == event.length ->
                    HttpReply.message(413, "Request Entity Too Large");
            case Invocation.TimedOut _, Invocation.Throttled _ ->
                    HttpReply.message(503, "Service Unavailable");
            case Invocation.Failed _, Invocation.TooLarge _ ->
                    HttpReply.message(500, "Internal Server Error");
        };
    }

    private HttpApiEvent.@Nullable Match match(HttpRequest request) {
        List<String> path = RouteKey.split(request.path());
        for (RouteKey route : routes.keySet()) {
            Map<String, String> variables = route.match(request.method(), path);
            if (variables != null) {
                return new HttpApiEvent.Match(route, variables);
            }
        }
        return null;
    }
}
