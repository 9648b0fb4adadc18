package org.lyceum.cloud;

import java.util.List;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.WebSocketLambdaAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.WebSocketLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/// The WebSocket API of a page: `$connect` by ticket, `wait`, `join`, `leave`, `ping`.
///
/// Every route answers by its integration's return value, so no reply costs a call of
/// `@connections`.
final class PageSocket extends Construct {
    /// Called like CloudFront's path, because CloudFront hands the path on as it is.
    static final String STAGE = "ws";

    private final WebSocketApi api;
    private final WebSocketStage stage;

    /// Who answers.
    record Props(IFunction authorizer, IFunction connections, IFunction signaling) {}

    PageSocket(Construct scope, String id, Props props) {
        super(scope, id);
        WebSocketLambdaAuthorizer ticket =
                WebSocketLambdaAuthorizer.Builder.create("Ticket", props.authorizer())
                        .identitySource(List.of("route.request.querystring.ticket"))
                        .build();
        api =
                WebSocketApi.Builder.create(this, "Api")
                        .apiName("lyceum-websocket")
                        .routeSelectionExpression("$request.body.action")
                        .connectRouteOptions(
                                WebSocketRouteOptions.builder()
                                        .integration(to("Connect", props.connections()))
                                        .authorizer(ticket)
                                        .build())
                        .disconnectRouteOptions(
                                WebSocketRouteOptions.builder()
                                        .integration(to("Disconnect", props.connections()))
                                        .build())
                        .defaultRouteOptions(answering("Otherwise", props.connections()))
                        .build();
        for (String action : List.of("wait", "ping")) {
            api.addRoute(action, answering(action, props.connections()));
        }
        for (String action : List.of("join", "leave")) {
            api.addRoute(action, answering(action, props.signaling()));
        }
        stage =
                WebSocketStage.Builder.create(this, "Stage")
                        .webSocketApi(api)
                        .stageName(STAGE)
                        .autoDeploy(true)
                        .build();
    }

    WebSocketApi api() {
        return api;
    }

    /// Where `@connections` is.
    String connectionsEndpoint() {
        return stage.getCallbackUrl();
    }

    private static WebSocketRouteOptions answering(String id, IFunction function) {
        return WebSocketRouteOptions.builder()
                .integration(to(id, function))
                .returnResponse(true)
                .build();
    }

    private static WebSocketLambdaIntegration to(String id, IFunction function) {
        return new WebSocketLambdaIntegration(id, function);
    }
}
