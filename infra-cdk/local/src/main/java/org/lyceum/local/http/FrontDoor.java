package org.lyceum.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.Wildcard;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// The template's CloudFront distribution on a port of this machine: finds the behaviour for a path
/// and asks its origin, with the origin's own headers.
///
/// A viewer-request function before the bucket is played as what ours does: an address without a
/// file name is the page. Caches are not played.
///
/// Who asks for an API by its own host name reaches it without CloudFront, as on AWS, where that
/// endpoint cannot be switched off without a domain.
public final class FrontDoor implements HttpService {
    /// The address of CloudFront's that APIs see instead of the viewer's (of RFC 5737's block).
    private static final String EDGE_ADDRESS = "198.51.100.7";

    private final List<Behavior> behaviors = new ArrayList<>();
    private final Map<String, HttpService> apis;
    private final StaticSite site;
    private final String rootObject;

    private record Origin(HttpService service, Map<String, String> headers) {}

    private record Behavior(
            String pattern,
            List<String> methods,
            Origin origin,
            boolean rewritesAddresses,
            Map<String, String> responseHeaders) {}

    /// What the distribution leads to.
    ///
    /// @param webClient folder of the built page
    /// @param apis by host name
    /// @param secrets resolves dynamic references
    public record Origins(
            Path webClient, Map<String, HttpService> apis, UnaryOperator<String> secrets) {}

    public FrontDoor(Assembly assembly, Resolver resolver, Origins origins) {
        apis = Map.copyOf(origins.apis());
        site = new StaticSite(origins.webClient());
        Resource distribution =
                assembly.firstOfType("AWS::CloudFront::Distribution")
                        .orElseThrow(() -> new LocalFailure("The template has no front door."));
        JsonNode config = resolver.property(distribution, "DistributionConfig");
        rootObject = config.path("DefaultRootObject").asText();
        Map<String, Origin> byId = origins(config, origins);
        for (JsonNode behavior : config.path("CacheBehaviors")) {
            add(behavior, behavior.path("PathPattern").asText(), byId, assembly, resolver);
        }
        add(config.path("DefaultCacheBehavior"), "*", byId, assembly, resolver);
    }

    @Override
    public HttpReply handle(HttpRequest request) {
        HttpService api = api(request);
        if (api != null) {
            return api.handle(request);
        }
        Behavior behavior = behavior(request.path());
        if (!behavior.methods().contains(request.method())) {
            return HttpReply.message(403, "This method is not allowed");
        }
        HttpReply reply = behavior.origin().service().handle(forwarded(request, behavior));
        behavior.responseHeaders()
                .forEach((name, value) -> {
                    if (reply.headers().first(name) == null) {
                        reply.headers().add(name, value);
                    }
                });
        return reply;
    }

    @Override
    public Upgrade upgrade(HttpRequest request) {
        HttpService api = api(request);
        if (api != null) {
            return api.upgrade(request);
        }
        Behavior behavior = behavior(request.path());
        return behavior.origin().service().upgrade(forwarded(request, behavior));
    }

    private @Nullable HttpService api(HttpRequest request) {
        String host = request.headers().first("host", "");
        int port = host.indexOf(':');
        return apis.get(port < 0 ? host : host.substring(0, port));
    }

    private Behavior behavior(String path) {
        return behaviors.stream()
                .filter(one -> Wildcard.matches(one.pattern(), path))
                .findFirst()
                .orElseThrow();
    }

    /// What the origin gets: the viewer's headers but Host, where it came from and how, the secret
    /// header. This front door speaks plain HTTP, and says so: cookies follow from it.
    private HttpRequest forwarded(HttpRequest request, Behavior behavior) {
        Headers headers = request.headers().copy().remove("host");
        String before = headers.first("x-forwarded-for");
        String viewer = before == null ? request.sourceIp() : before + ", " + request.sourceIp();
        headers.set("X-Forwarded-For", viewer + ", " + EDGE_ADDRESS)
                .set("X-Forwarded-Proto", "http")
                .set("X-Forwarded-Port", "443")
                .set("Via", "1.1 local.cloudfront.net (CloudFront)");
        behavior.origin().headers().forEach(headers::set);
        return new HttpRequest(
                request.method(),
                path(request.path(), behavior),
                request.rawQuery(),
                headers,
                request.body(),
                EDGE_ADDRESS);
    }

    private String path(String path, Behavior behavior) {
        if (path.equals("/") && !rootObject.isEmpty()) {
            return "/" + rootObject;
        }
        return behavior.rewritesAddresses() && !path.contains(".") ? "/index.html" : path;
    }

    private Map<String, Origin> origins(JsonNode config, Origins origins) {
        Map<String, Origin> byId = new HashMap<>();
        for (JsonNode origin : config.path("Origins")) {
            String domain = origin.path("DomainName").asText();
            HttpService service =
                    origin.has("S3OriginConfig") ? site::handle : origins.apis().get(domain);
            if (service == null) {
                throw new LocalFailure("CloudFront leads to " + domain + ", which nothing serves.");
            }
            Map<String, String> headers = new HashMap<>();
            for (JsonNode header : origin.path("OriginCustomHeaders")) {
                headers.put(
                        header.path("HeaderName").asText(),
                        origins.secrets().apply(header.path("HeaderValue").asText()));
            }
            byId.put(origin.path("Id").asText(), new Origin(service, headers));
        }
        return byId;
    }

    private void add(
            JsonNode behavior,
            String pattern,
            Map<String, Origin> origins,
            Assembly assembly,
            Resolver resolver) {
        List<String> methods = new ArrayList<>();
        behavior.path("AllowedMethods").forEach(method -> methods.add(method.asText()));
        Origin origin = origins.get(behavior.path("TargetOriginId").asText());
        if (origin == null) {
            throw new LocalFailure("The behaviour " + pattern + " has no origin.");
        }
        behaviors.add(
                new Behavior(
                        pattern,
                        methods.isEmpty() ? List.of("GET", "HEAD") : methods,
                        origin,
                        behavior.path("FunctionAssociations").size() > 0,
                        ResponseHeaders.of(
                                behavior.path("ResponseHeadersPolicyId").asText(),
                                assembly,
                                resolver)));
    }
}
