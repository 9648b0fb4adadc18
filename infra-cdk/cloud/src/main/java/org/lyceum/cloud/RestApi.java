package org.lyceum.cloud;

import java.util.List;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/// The HTTP API: everything under `/api/v1`, verified in the functions, because the native JWT
/// authorizer knows RSA only.
final class RestApi extends Construct {
    private final HttpApi api;

    /// Who answers what.
    ///
    /// @param media what needs a media node
    /// @param reports what is in the reports
    /// @param http all else
    record Props(IFunction http, IFunction media, IFunction reports) {}

    RestApi(Construct scope, String id, Props props) {
        super(scope, id);
        api = HttpApi.Builder.create(this, "Api").apiName("lyceum-http").build();
        HttpLambdaIntegration everything = new HttpLambdaIntegration("Http", props.http());
        HttpLambdaIntegration media = new HttpLambdaIntegration("Media", props.media());
        HttpLambdaIntegration reports = new HttpLambdaIntegration("Reports", props.reports());
        route("/api/v1/{proxy+}", HttpMethod.ANY, everything);
        route("/api/v1/classes/{classId}/ice-restarts", HttpMethod.POST, media);
        route("/api/v1/classes/{classId}/statistics", HttpMethod.GET, media);
        route("/api/v1/classes/{classId}/attendance", HttpMethod.GET, reports);
        route("/api/v1/classes/{classId}/attendance/{accountId}", HttpMethod.PUT, reports);
        route("/api/v1/classes/{classId}/chat", HttpMethod.GET, reports);
    }

    HttpApi api() {
        return api;
    }

    private void route(String path, HttpMethod method, HttpLambdaIntegration integration) {
        api.addRoutes(
                AddRoutesOptions.builder()
                        .path(path)
                        .methods(List.of(method))
                        .integration(integration)
                        .build());
    }
}
