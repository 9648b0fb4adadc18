package org.lyceum.cloud;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.FilterRule;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.DynamoEventSource;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// The control plane: who may do what and when. Functions, the HTTP API, the WebSocket API, the
/// stream's consumer.
public final class ControlStack extends Stack {
    private final Props props;
    private final Code code;
    private final HttpApi httpApi;
    private final PageSocket pageSocket;

    /// What the control plane depends on.
    record Props(StageProfile profile, Path functions, NetworkStack network, DataStack data) {}

    ControlStack(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        code = Code.fromAsset(props.functions().toString());
        ControlFunction http = http();
        ControlFunction authorizer = authorizer();
        ControlFunction connections =
                function("Connections", "signaling.ConnectionsHandler", null, Map.of());
        connections.allow(
                List.of(
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:DeleteItem"),
                tableArn());
        connections.allow(List.of("dynamodb:Query"), indexArn());
        ControlFunction signaling = inVpc("Signaling", "signaling.SignalingHandler");
        signaling.allow(
                List.of(
                        "dynamodb:GetItem",
                        "dynamodb:Query",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem"),
                tableArn());
        ControlFunction signalingHttp = inVpc("SignalingHttp", "signaling.SignalingHttpHandler");
        signalingHttp.allow(List.of("dynamodb:GetItem", "dynamodb:Query"), tableArn());
        signalingHttp.addEnvironment("LYCEUM_ORIGIN_SECRET", originSecret());
        ReportFunctions reports =
                new ReportFunctions(
                        this,
                        "Reports",
                        new ReportFunctions.Props(
                                props.profile(),
                                code,
                                props.network(),
                                props.data(),
                                originSecret()));
        httpApi =
                new RestApi(
                                this,
                                "Rest",
                                new RestApi.Props(
                                        http.alias(),
                                        signalingHttp.alias(),
                                        reports.http().alias()))
                        .api();
        pageSocket =
                new PageSocket(
                        this,
                        "Socket",
                        new PageSocket.Props(
                                authorizer.alias(), connections.alias(), signaling.alias()));
        notices();
    }

    HttpApi httpApi() {
        return httpApi;
    }

    WebSocketApi webSocketApi() {
        return pageSocket.api();
    }

    /// The header value by which functions know CloudFront, as a reference that is resolved at
    /// deployment.
    String originSecret() {
        return props.data().originSecret().getSecretValue().unsafeUnwrap();
    }

    private ControlFunction http() {
        CfnParameter firstLink =
                CfnParameter.Builder.create(this, "FirstAdministratorLinkHash")
                        .type("String")
                        .defaultValue("")
                        .description(
                                "SHA-256 (hex) of the one-time link that makes the first administrator")
                        .build();
        ControlFunction http =
                function(
                        "Http",
                        "HttpHandler",
                        null,
                        Map.of(
                                // Relative: the page and the API share one origin, CloudFront's.
                                "LYCEUM_WEBSOCKET_URL",
                                "/" + PageSocket.STAGE,
                                "LYCEUM_SIGNING_KEY_SECRET",
                                props.data().signingKey().getSecretArn(),
                                "LYCEUM_ACCESS_TOKEN_SECONDS",
                                seconds("AccessTokenSeconds", 900, "an access token"),
                                "LYCEUM_REFRESH_TOKEN_SECONDS",
                                seconds("RefreshTokenSeconds", 604_800, "a sign-in"),
                                "LYCEUM_FIRST_ADMIN_LINK_HASH",
                                firstLink.getValueAsString(),
                                "LYCEUM_ORIGIN_SECRET",
                                originSecret()));
        http.allow(
                List.of(
                        "dynamodb:GetItem",
                        "dynamodb:BatchGetItem",
                        "dynamodb:Query",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:BatchWriteItem"),
                tableArn());
        http.allow(List.of("dynamodb:Query"), indexArn());
        http.allow(
                List.of("secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"),
                props.data().signingKey().getSecretArn());
        return http;
    }

    /// A parameter of the deployment: how long something lives.
    private String seconds(String name, int otherwise, String what) {
        return CfnParameter.Builder.create(this, name)
                .type("Number")
                .defaultValue(otherwise)
                .minValue(60)
                .description("How many seconds " + what + " lives")
                .build()
                .getValueAsString();
    }

    private ControlFunction authorizer() {
        ControlFunction authorizer =
                function(
                        "Authorizer",
                        "signaling.AuthorizerHandler",
                        null,
                        Map.of("LYCEUM_ORIGIN_SECRET", originSecret()));
        authorizer.allow(List.of("dynamodb:DeleteItem"), tableArn());
        return authorizer;
    }

    private ControlFunction inVpc(String id, String handler) {
        return function(
                id,
                handler,
                new ControlFunction.Inside(props.network().vpc(), props.network().signaling()),
                Map.of("LYCEUM_REDIS_URI", props.data().redisUri()));
    }

    private void notices() {
        ControlFunction notices =
                function(
                        "Notices",
                        "notices.NoticesHandler",
                        null,
                        Map.of("LYCEUM_CONNECTIONS_ENDPOINT", pageSocket.connectionsEndpoint()));
        notices.allow(List.of("dynamodb:Query"), indexArn());
        notices.allow(List.of("dynamodb:DeleteItem"), tableArn());
        notices.allow(
                List.of("execute-api:ManageConnections"),
                pageSocket.api().arnForExecuteApiV2("POST/@connections/*", PageSocket.STAGE));
        Queue undelivered =
                Queue.Builder.create(this, "UndeliveredNotices")
                        .encryption(QueueEncryption.SQS_MANAGED)
                        .enforceSsl(true)
                        .build();
        notices.allow(List.of("sqs:SendMessage"), undelivered.getQueueArn());
        notices.alias()
                .addEventSource(
                        DynamoEventSource.Builder.create(props.data().table())
                                .startingPosition(StartingPosition.LATEST)
                                .batchSize(100)
                                .bisectBatchOnError(true)
                                .retryAttempts(5)
                                // A page that waits asks again by itself: older news helps nobody.
                                .maxRecordAge(Duration.minutes(5))
                                .onFailure(new FailureQueue(undelivered))
                                .filters(List.of(changesOfClasses(), decisionsInLobbies()))
                                .build());
    }

    private static Map<String, Object> changesOfClasses() {
        return FilterCriteria.filter(
                Map.of(
                        "eventName",
                        FilterRule.isEqual("MODIFY"),
                        "dynamodb",
                        Map.of(
                                "NewImage",
                                Map.of("sk", Map.of("S", FilterRule.isEqual("CLASS"))))));
    }

    private static Map<String, Object> decisionsInLobbies() {
        return FilterCriteria.filter(
                Map.of(
                        "eventName",
                        FilterRule.isEqual("MODIFY"),
                        "dynamodb",
                        Map.of(
                                "NewImage",
                                Map.of(
                                        "sk",
                                        Map.of("S", FilterRule.beginsWith("LOBBY#")),
                                        "decision",
                                        Map.of("S", FilterRule.exists())))));
    }

    private ControlFunction function(
            String id,
            String handler,
            ControlFunction.@Nullable Inside inside,
            Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("LYCEUM_TABLE", props.data().table().getTableName());
        return new ControlFunction(
                this,
                id,
                new ControlFunction.Props(
                        code, "org.lyceum.functions." + handler, "Lyceum: " + id, all, inside));
    }

    private String tableArn() {
        return props.data().table().getTableArn();
    }

    private String indexArn() {
        return tableArn() + "/index/" + DataStack.INDEX;
    }
}
