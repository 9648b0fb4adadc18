package org.lyceum.functions.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.problem.Problem;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.OriginSecret;

/// A function behind the HTTP API: the gate before Micronaut's controllers.
///
/// It refuses what did not come through CloudFront and what is too large, and tells the controllers
/// the viewer's address in a header that no viewer can set.
public abstract class ApiFunction extends APIGatewayV2HTTPEventFunction {
    /// Set by this class on every request, whatever the request brought under that name.
    public static final String VIEWER_ADDRESS = "x-lyceum-viewer-address";

    /// Property that names the function, so that each function has its own controllers only.
    public static final String FUNCTION = "lyceum.function";

    private static final String FORWARDED_FOR = "x-forwarded-for";
    private static final Pattern REFRESH_COOKIE =
            Pattern.compile("lyceum_refresh=[A-Za-z0-9_.-]{1,128}");
    private static final int MAX_BODY_CHARACTERS = 512 * 1024;

    private final OriginSecret originSecret;

    protected ApiFunction(String function, Map<String, String> variables) {
        super(context(function, new Environment(variables)));
        this.originSecret = OriginSecret.of(new Environment(variables));
    }

    /// Answers `GET /api/v1/health` for practice; see [org.lyceum.functions.platform.SnapStart].
    public final APIGatewayV2HTTPResponse prime() {
        return handleRequest(healthRequest(), new PrimingContext());
    }

    private APIGatewayV2HTTPEvent healthRequest() {
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath("/api/v1/health")
                .withRawQueryString("")
                .withHeaders(Map.of(OriginSecret.HEADER, originSecret.value()))
                .withRequestContext(
                        APIGatewayV2HTTPEvent.RequestContext.builder()
                                .withHttp(
                                        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                                .withMethod("GET")
                                                .withPath("/api/v1/health")
                                                .withSourceIp("127.0.0.1")
                                                .build())
                                .build())
                .build();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Map<String, String> headers =
                new HashMap<>(event.getHeaders() == null ? Map.of() : event.getHeaders());
        if (!originSecret.admits(headers.get(OriginSecret.HEADER))) {
            return refused(
                    Problem.of(
                            ProblemCode.FORBIDDEN,
                            "This address is not for direct use. Please use the site's own"
                                    + " address."));
        }
        if (event.getBody() != null && event.getBody().length() > MAX_BODY_CHARACTERS) {
            return refused(
                    Problem.of(
                            ProblemCode.TOO_LARGE,
                            "A request may have at most 512 kB. Send less."));
        }
        headers.remove(OriginSecret.HEADER);
        headers.remove("cookie");
        String cookie = refreshCookie(event.getCookies());
        if (!cookie.isEmpty()) {
            headers.put("cookie", cookie);
        }
        headers.put(VIEWER_ADDRESS, viewerAddress(event, headers.get(FORWARDED_FOR)));
        event.setHeaders(headers);
        return super.handleRequest(event, context);
    }

    private static ApplicationContext context(String function, Environment environment) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .properties(
                        Map.of(
                                FUNCTION,
                                function,
                                "micronaut.security.enabled",
                                false,
                                "micronaut.application.name",
                                "lyceum"))
                .singletons(environment)
                .start();
    }

    /// CloudFront appends the viewer's address to `X-Forwarded-For`, the HTTP API then
    /// CloudFront's: the last but one is the only entry that the viewer did not write. Without
    /// CloudFront the gateway knows the viewer itself.
    private String viewerAddress(APIGatewayV2HTTPEvent event, @Nullable String forwardedFor) {
        String[] hops = forwardedFor == null ? new String[0] : forwardedFor.split(",", -1);
        if (originSecret.isSet() && hops.length >= 2) {
            return hops[hops.length - 2].strip();
        }
        String source = event.getRequestContext().getHttp().getSourceIp();
        return source == null ? "unknown" : source;
    }

    /// Payload 2.0 keeps cookies apart from the headers, and Micronaut reads headers. Of all
    /// cookies only ours goes on, and only when it looks like one: Micronaut fails on some that do
    /// not.
    private static String refreshCookie(@Nullable List<String> cookies) {
        return cookies == null
                ? ""
                : cookies.stream()
                        .filter(cookie -> REFRESH_COOKIE.matcher(cookie).matches())
                        .findFirst()
                        .orElse("");
    }

    private static APIGatewayV2HTTPResponse refused(Problem problem) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(problem.status())
                .withHeaders(
                        Map.of(
                                "content-type",
                                ProblemResponses.CONTENT_TYPE,
                                "cache-control",
                                "no-store"))
                .withBody(ApiJson.mapper().valueToTree(problem).toString())
                .build();
    }
}
