package org.lyceum.cloud;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;

/// The front door: one origin for the page, the HTTP API and the WebSocket API.
public final class EdgeStack extends Stack {
    private final Props props;

    /// What the front door leads to.
    record Props(StageProfile profile, Path webClient, ControlStack control) {}

    EdgeStack(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        Bucket page = bucket();
        Distribution distribution =
                Distribution.Builder.create(this, "FrontDoor")
                        .comment("Lyceum")
                        .defaultRootObject("index.html")
                        .defaultBehavior(pageBehavior(page))
                        .additionalBehaviors(
                                Map.of(
                                        "/api/*",
                                        apiBehavior(props.control().httpApi().getApiId()),
                                        "/" + PageSocket.STAGE,
                                        apiBehavior(props.control().webSocketApi().getApiId())))
                        .build();
        BucketDeployment.Builder.create(this, "Page")
                .sources(List.of(Source.asset(props.webClient().toString())))
                .destinationBucket(page)
                .distribution(distribution)
                .build();
        CfnOutput.Builder.create(this, "Address")
                .value("https://" + distribution.getDistributionDomainName())
                .build();
    }

    private Bucket bucket() {
        boolean keeps = props.profile().keepsData();
        return Bucket.Builder.create(this, "WebClient")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .removalPolicy(keeps ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .build();
    }

    private BehaviorOptions pageBehavior(Bucket page) {
        Function addresses =
                Function.Builder.create(this, "PageAddresses")
                        .runtime(FunctionRuntime.JS_2_0)
                        .comment("Every address without a file name is the page")
                        .code(
                                FunctionCode.fromInline(
                                        """
                                        function handler(event) {
                                          if (!event.request.uri.includes('.')) event.request.uri = '/index.html';
                                          return event.request;
                                        }
                                        """))
                        .build();
        return BehaviorOptions.builder()
                .origin(S3BucketOrigin.withOriginAccessControl(page))
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .responseHeadersPolicy(ResponseHeadersPolicy.SECURITY_HEADERS)
                .functionAssociations(
                        List.of(
                                FunctionAssociation.builder()
                                        .function(addresses)
                                        .eventType(FunctionEventType.VIEWER_REQUEST)
                                        .build()))
                .build();
    }

    private BehaviorOptions apiBehavior(String apiId) {
        IOrigin origin =
                HttpOrigin.Builder.create(
                                apiId + ".execute-api." + getRegion() + "." + getUrlSuffix())
                        .customHeaders(Map.of("x-lyceum-origin", props.control().originSecret()))
                        .build();
        return BehaviorOptions.builder()
                .origin(origin)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                // API Gateway answers to its own name only, so the viewer's Host stays behind.
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .build();
    }
}
