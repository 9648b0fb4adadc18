package org.lyceum.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.Wildcard;
import org.lyceum.local.gateway.GatewayApi;
import org.lyceum.local.gateway.GatewayLimits;
import org.lyceum.local.gateway.HttpApi;
import org.lyceum.local.gateway.Throttle;
import org.lyceum.local.gateway.WebSocketApi;
import org.lyceum.local.http.HttpService;
import org.lyceum.local.lambda.Functions;
import org.lyceum.local.lambda.LambdaFunction;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.LocalAttributes;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// Makes the template's APIs from their routes, integrations, authorizers and route responses.
///
/// A route to a function that no AWS::Lambda::Permission opens for it stops the start: on AWS it
/// would answer 500.
final class TemplateApis {
    private final Assembly assembly;
    private final Resolver resolver;
    private final Functions functions;
    private final GatewayLimits limits;
    private final Throttle throttle;
    private final Map<String, HttpService> byHost = new HashMap<>();
    private final List<WebSocketApi> webSockets = new ArrayList<>();

    TemplateApis(Assembly assembly, Resolver resolver, Functions functions, GatewayLimits limits) {
        this.assembly = assembly;
        this.resolver = resolver;
        this.functions = functions;
        this.limits = limits;
        this.throttle = new Throttle(limits, System.nanoTime());
        for (Resource api : assembly.ofType("AWS::ApiGatewayV2::Api")) {
            boolean webSocket = resolver.text(api, "ProtocolType", "HTTP").equals("WEBSOCKET");
            byHost.put(
                    LocalAttributes.apiHost(resolver.ref(api)),
                    webSocket ? webSocketApi(api) : httpApi(api));
        }
    }

    Map<String, HttpService> byHost() {
        return byHost;
    }

    List<WebSocketApi> webSockets() {
        return webSockets;
    }

    private HttpApi httpApi(Resource api) {
        String id = resolver.ref(api);
        Map<String, LambdaFunction> routes = new LinkedHashMap<>();
        for (Resource route : partsOf(id, "AWS::ApiGatewayV2::Route")) {
            String key = resolver.text(route, "RouteKey", "");
            if (resolver.text(route, "AuthorizationType", "NONE").equals("JWT")) {
                throw new LocalFailure(
                        "Route "
                                + key
                                + " has API Gateway's own JWT authorizer, which verifies no"
                                + " ES256 tokens.");
            }
            String[] parts = key.split(" ", 2);
            String source = parts.length == 2 ? "/x/" + parts[0] + parts[1] : "/x/" + key;
            routes.put(key, target(id, route, source));
        }
        return new HttpApi(new GatewayApi(id, stage(id), limits, throttle), routes);
    }

    private WebSocketApi webSocketApi(Resource api) {
        String id = resolver.ref(api);
        String stage = stage(id);
        Map<String, LambdaFunction> routes = new LinkedHashMap<>();
        Map<String, String> keyByRoute = new HashMap<>();
        WebSocketApi.@Nullable RequestAuthorizerDefinition authorizer = null;
        for (Resource route : partsOf(id, "AWS::ApiGatewayV2::Route")) {
            String key = resolver.text(route, "RouteKey", "");
            keyByRoute.put(resolver.ref(route), key);
            routes.put(key, target(id, route, "/" + stage + "/" + key));
            if (resolver.text(route, "AuthorizationType", "NONE").equals("CUSTOM")) {
                authorizer = authorizer(id, resolver.text(route, "AuthorizerId", ""));
            }
        }
        Set<String> answering = new HashSet<>();
        for (Resource response : partsOf(id, "AWS::ApiGatewayV2::RouteResponse")) {
            String key = keyByRoute.get(resolver.text(response, "RouteId", ""));
            if (key != null) {
                answering.add(key);
            }
        }
        WebSocketApi made =
                new WebSocketApi(
                        new GatewayApi(id, stage, limits, throttle),
                        new WebSocketApi.Definition(
                                resolver.text(api, "RouteSelectionExpression", ""),
                                routes,
                                answering,
                                authorizer));
        webSockets.add(made);
        return made;
    }

    private WebSocketApi.RequestAuthorizerDefinition authorizer(String apiId, String reference) {
        for (Resource authorizer : partsOf(apiId, "AWS::ApiGatewayV2::Authorizer")) {
            if (resolver.ref(authorizer).equals(reference)) {
                LambdaFunction function =
                        functions.find(resolver.text(authorizer, "AuthorizerUri", ""));
                requirePermission(function, apiId + "/authorizers/" + reference);
                List<String> sources = new ArrayList<>();
                resolver.property(authorizer, "IdentitySource")
                        .forEach(source -> sources.add(source.asText()));
                return new WebSocketApi.RequestAuthorizerDefinition(function, sources);
            }
        }
        throw new LocalFailure("There is no authorizer " + reference + " in the template.");
    }

    private LambdaFunction target(String apiId, Resource route, String source) {
        String target = resolver.text(route, "Target", "").replace("integrations/", "");
        for (Resource integration : partsOf(apiId, "AWS::ApiGatewayV2::Integration")) {
            if (resolver.ref(integration).equals(target)) {
                LambdaFunction function =
                        functions.find(resolver.text(integration, "IntegrationUri", ""));
                requirePermission(function, apiId + source);
                return function;
            }
        }
        throw new LocalFailure(
                "Route " + resolver.text(route, "RouteKey", "") + " has no integration.");
    }

    private void requirePermission(LambdaFunction function, String source) {
        String arn = LocalAttributes.arn("execute-api", source);
        for (Resource permission : assembly.ofType("AWS::Lambda::Permission")) {
            JsonNode properties = resolver.properties(permission);
            String opened = Functions.nameOf(properties.path("FunctionName").asText());
            if (opened.equals(function.definition().name())
                    && properties.path("Principal").asText().equals("apigateway.amazonaws.com")
                    && Wildcard.matches(properties.path("SourceArn").asText("*"), arn)) {
                return;
            }
        }
        throw new LocalFailure(
                "API Gateway may not invoke "
                        + function.definition().name()
                        + " for "
                        + source
                        + ": the template has no AWS::Lambda::Permission for it.");
    }

    private String stage(String apiId) {
        return partsOf(apiId, "AWS::ApiGatewayV2::Stage").stream()
                .map(stage -> resolver.text(stage, "StageName", ""))
                .findFirst()
                .orElseThrow(() -> new LocalFailure("API " + apiId + " has no stage."));
    }

    private List<Resource> partsOf(String apiId, String type) {
        return assembly.ofType(type).stream()
                .filter(part -> resolver.text(part, "ApiId", "").equals(apiId))
                .toList();
    }
}
