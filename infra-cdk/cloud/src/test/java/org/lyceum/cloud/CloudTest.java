package org.lyceum.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.absent;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.not;
import static software.amazon.awscdk.assertions.Match.objectLike;
import static software.amazon.awscdk.assertions.Match.stringLikeRegexp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;

/// Every promise of the template that costs money, safety or a working class.
class CloudTest {
    private static final Pattern ACTION =
            Pattern.compile("Action=\\[?([a-z0-9-]+:[^\\]}]*?)(?:]|, Effect)");

    private static Template network;
    private static Template data;
    private static Template control;
    private static Template fleet;
    private static Template edge;

    @BeforeAll
    static void synthesise(@TempDir Path folder) throws IOException {
        LyceumApp.Stacks stacks = stacks(folder, StageProfile.SCHOOL);
        network = Template.fromStack(stacks.network());
        data = Template.fromStack(stacks.data());
        control = Template.fromStack(stacks.control());
        fleet = Template.fromStack(stacks.fleet());
        edge = Template.fromStack(stacks.edge());
    }

    @Test
    void keepsTheTableWithItsHistory() {
        data.hasResource(
                "AWS::DynamoDB::GlobalTable",
                Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "Properties",
                        Map.of(
                                "BillingMode",
                                "PAY_PER_REQUEST",
                                "StreamSpecification",
                                Map.of("StreamViewType", "NEW_AND_OLD_IMAGES"),
                                "TimeToLiveSpecification",
                                Map.of("AttributeName", "expiresAt", "Enabled", true),
                                "Replicas",
                                arrayWith(
                                        List.of(
                                                objectLike(
                                                        Map.of(
                                                                "DeletionProtectionEnabled",
                                                                true,
                                                                "PointInTimeRecoverySpecification",
                                                                Map.of(
                                                                        "PointInTimeRecoveryEnabled",
                                                                        true))))))));
    }

    @Test
    void paysForNoNat() {
        network.resourceCountIs("AWS::EC2::NatGateway", 0);
        network.hasResourceProperties(
                "AWS::EC2::VPCEndpoint", Map.of("VpcEndpointType", "Gateway"));
    }

    @Test
    void opensNothingToTheWorldButMedia() {
        List<String> open =
                network.findResources("AWS::EC2::SecurityGroup").values().stream()
                        .map(group -> String.valueOf(group.get("Properties")))
                        .filter(properties -> properties.contains("SecurityGroupIngress"))
                        .toList();

        assertThat(open)
                .singleElement()
                .asString()
                .contains("IpProtocol=udp", "FromPort=10000", "ToPort=10063");
    }

    @Test
    void keepsRedisInsideTheNetwork() {
        data.hasResourceProperties(
                "AWS::ElastiCache::ServerlessCache",
                Map.of(
                        "Engine",
                        "valkey",
                        "SubnetIds",
                        anyValue(),
                        "SecurityGroupIds",
                        anyValue()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "HttpHandler",
                "signaling.AuthorizerHandler",
                "signaling.ConnectionsHandler",
                "signaling.SignalingHandler",
                "signaling.SignalingHttpHandler",
                "notices.NoticesHandler",
                "reports.ReportsHttpHandler",
                "reports.ProjectorHandler"
            })
    void runsEveryHandlerOnJava25FromASnapshot(String handler) {
        control.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "Handler",
                        "org.lyceum.functions." + handler,
                        "Runtime",
                        "java25",
                        "Architectures",
                        List.of("arm64"),
                        "SnapStart",
                        Map.of("ApplyOn", "PublishedVersions"),
                        "Environment",
                        Map.of("Variables", objectLike(Map.of("LYCEUM_TABLE", anyValue())))));
    }

    @ParameterizedTest(name = "{0} in the VPC: {1}")
    @CsvSource({
        "HttpHandler, false",
        "signaling.AuthorizerHandler, false",
        "signaling.ConnectionsHandler, false",
        "signaling.SignalingHandler, true",
        "signaling.SignalingHttpHandler, true",
        "notices.NoticesHandler, false",
        "reports.ReportsHttpHandler, true",
        "reports.ProjectorHandler, true"
    })
    void putsIntoTheNetworkOnlyWhoTalksToNodesOrToDocumentDb(String handler, boolean inside) {
        Map<String, Object> properties =
                control
                        .findResources(
                                "AWS::Lambda::Function",
                                Map.of(
                                        "Properties",
                                        Map.of("Handler", "org.lyceum.functions." + handler)))
                        .values()
                        .stream()
                        .map(CloudTest::properties)
                        .findFirst()
                        .orElseThrow();

        assertThat(properties.containsKey("VpcConfig")).isEqualTo(inside);
    }

    @Test
    void callsPublishedVersionsOnly() {
        control.resourceCountIs("AWS::Lambda::Alias", 8);
        control.allResourcesProperties(
                "AWS::Lambda::Permission",
                objectLike(Map.of("FunctionName", Map.of("Ref", stringLikeRegexp("Alias")))));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"$connect", "$disconnect", "$default", "wait", "ping", "join", "leave"})
    void routesEveryActionOfThePage(String route) {
        control.hasResourceProperties("AWS::ApiGatewayV2::Route", Map.of("RouteKey", route));
    }

    @Test
    void letsNobodyConnectWithoutATicket() {
        control.hasResourceProperties(
                "AWS::ApiGatewayV2::Route",
                Map.of("RouteKey", "$connect", "AuthorizationType", "CUSTOM"));
        control.hasResourceProperties(
                "AWS::ApiGatewayV2::Authorizer",
                Map.of(
                        "AuthorizerType",
                        "REQUEST",
                        "IdentitySource",
                        List.of("route.request.querystring.ticket")));
    }

    @Test
    void answersByTheReturnValueOfTheRoute() {
        control.resourceCountIs("AWS::ApiGatewayV2::RouteResponse", 5);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "ANY /api/v1/{proxy+}",
                "POST /api/v1/classes/{classId}/ice-restarts",
                "GET /api/v1/classes/{classId}/statistics",
                "GET /api/v1/classes/{classId}/attendance",
                "PUT /api/v1/classes/{classId}/attendance/{accountId}",
                "GET /api/v1/classes/{classId}/chat"
            })
    void routesEveryOperation(String route) {
        control.hasResourceProperties("AWS::ApiGatewayV2::Route", Map.of("RouteKey", route));
    }

    @Test
    void tellsNoticesOfChangedClassesOnlyAndKeepsWhatFailed() {
        control.hasResourceProperties(
                "AWS::Lambda::EventSourceMapping",
                Map.of(
                        "BisectBatchOnFunctionError",
                        true,
                        "DestinationConfig",
                        anyValue(),
                        "FilterCriteria",
                        anyValue()));
    }

    @Test
    void projectsBatchesOfLogsOnlyAndKeepsWhatFailed() {
        control.hasResourceProperties(
                "AWS::Lambda::EventSourceMapping",
                Map.of(
                        "BisectBatchOnFunctionError",
                        true,
                        "MaximumRecordAgeInSeconds",
                        82_800,
                        "StartingPosition",
                        "TRIM_HORIZON",
                        "DestinationConfig",
                        anyValue(),
                        "FilterCriteria",
                        Map.of(
                                "Filters",
                                List.of(
                                        Map.of(
                                                "Pattern",
                                                stringLikeRegexp(".*\"prefix\":\"LOG#\".*"))))));
    }

    @Test
    void keepsDocumentDbInsideTheNetworkAndEncrypted() {
        data.hasResource(
                "AWS::DocDB::DBCluster",
                Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "Properties",
                        objectLike(
                                Map.of(
                                        "StorageEncrypted",
                                        true,
                                        "DeletionProtection",
                                        true,
                                        "DBSubnetGroupName",
                                        anyValue(),
                                        "VpcSecurityGroupIds",
                                        anyValue()))));
        assertThat(environmentsWith("LYCEUM_MONGO_URI"))
                .containsExactlyInAnyOrder("ReportsHttpHandler", "ProjectorHandler");
    }

    @Test
    void letsSomebodyElsesMongoDbBeReachedFromOutsideTheNetwork(@TempDir Path folder)
            throws IOException {
        LyceumApp.Stacks stacks = stacks(folder, StageProfile.DEV.with(Mongo.URI));
        Template reports = Template.fromStack(stacks.control());
        reports.hasParameter("MongoUri", Map.of("NoEcho", true));
        reports.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "Handler",
                        "org.lyceum.functions.reports.ProjectorHandler",
                        "VpcConfig",
                        absent(),
                        "Environment",
                        Map.of(
                                "Variables",
                                objectLike(
                                        Map.of("LYCEUM_MONGO_URI", Map.of("Ref", "MongoUri"))))));
        Template.fromStack(stacks.data()).resourceCountIs("AWS::DocDB::DBCluster", 0);
    }

    @Test
    void projectsNothingWithoutMongoDb(@TempDir Path folder) throws IOException {
        LyceumApp.Stacks stacks = stacks(folder, StageProfile.DEV);
        Template.fromStack(stacks.control()).resourceCountIs("AWS::Lambda::EventSourceMapping", 1);
        Template.fromStack(stacks.data()).resourceCountIs("AWS::DocDB::DBCluster", 0);
        assertThat(Template.fromStack(stacks.control()).toJSON().toString())
                .doesNotContain("LYCEUM_MONGO_URI");
    }

    @Test
    void namesWhereReportsCanBe() {
        assertThat(Mongo.named("off")).isEqualTo(Mongo.OFF);
        assertThatThrownBy(() -> Mongo.named("atlas"))
                .hasMessageContaining("documentdb, uri or off");
    }

    @Test
    void givesNoFunctionEverything() {
        control.findResources("AWS::IAM::Policy")
                .values()
                .forEach(policy ->
                        assertThat(policy.toString())
                                .doesNotContain("dynamodb:*", "secretsmanager:*")
                                .doesNotContain("dynamodb:Scan"));
    }

    /// Serverless caches speak TLS only, and keep what they keep encrypted.
    @Test
    void talksToRedisByTlsOnly() {
        assertThat(fleet.toJSON().toString()).contains("LYCEUM_REDIS_URI=rediss://");
        assertThat(control.toJSON().toString()).contains("rediss://").doesNotContain("redis://");
        data.resourceCountIs("AWS::ElastiCache::ReplicationGroup", 0);
        data.resourceCountIs("AWS::ElastiCache::CacheCluster", 0);
    }

    /// Tables and secrets are encrypted by AWS unless somebody switches it off, which nobody can.
    @Test
    void encryptsWhatItKeeps() {
        control.hasResourceProperties("AWS::SQS::Queue", Map.of("SqsManagedSseEnabled", true));
        edge.hasResourceProperties("AWS::S3::Bucket", Map.of("BucketEncryption", anyValue()));
        data.allResourcesProperties(
                "AWS::DynamoDB::GlobalTable",
                not(objectLike(Map.of("SSESpecification", Map.of("SSEEnabled", false)))));
    }

    @Test
    void takesNoPlainHttp() {
        String distribution = edge.findResources("AWS::CloudFront::Distribution").toString();
        assertThat(distribution)
                .contains("ViewerProtocolPolicy=https-only")
                .contains("ViewerProtocolPolicy=redirect-to-https")
                .contains("OriginProtocolPolicy=https-only")
                .doesNotContain("allow-all", "http-only");
        for (Template stack : List.of(edge, control)) {
            assertThat(stack.toJSON().toString()).contains("aws:SecureTransport=false");
        }
    }

    @ParameterizedTest(name = "{0} may {1}")
    @CsvSource(
            textBlock =
                    """
                    HttpFunction, 'dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:BatchWriteItem secretsmanager:GetSecretValue secretsmanager:PutSecretValue'
                    AuthorizerFunction, 'dynamodb:DeleteItem'
                    ConnectionsFunction, 'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:Query'
                    SignalingFunction, 'dynamodb:GetItem dynamodb:Query dynamodb:PutItem dynamodb:UpdateItem'
                    SignalingHttpFunction, 'dynamodb:GetItem dynamodb:Query'
                    ReportsHttp, 'dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:UpdateItem'
                    ReportsProjector, 'dynamodb:Query dynamodb:UpdateItem sqs:SendMessage dynamodb:ListStreams dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator'
                    NoticesFunction, 'dynamodb:Query dynamodb:DeleteItem execute-api:ManageConnections sqs:SendMessage dynamodb:ListStreams dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator'
                    """)
    void allowsEachFunctionExactlyWhatItDoes(String function, String actions) {
        assertThat(actionsOf(control, function)).containsExactlyInAnyOrder(actions.split(" "));
    }

    @Test
    void allowsNodesExactlyWhatTheyDo() {
        assertThat(actionsOf(fleet, "NodeRole"))
                .containsExactlyInAnyOrder(
                        "s3:GetObject",
                        "dynamodb:Query",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:DeleteItem");
    }

    @Test
    void bootsNodesThatWriteTheirSettings() {
        String userData = fleet.findResources("AWS::EC2::LaunchTemplate").toString();

        assertThat(userData)
                .contains(
                        "cat > /etc/lyceum/node.env <<'NODE_ENV'",
                        "LYCEUM_TABLE=",
                        "LYCEUM_REDIS_URI=rediss://",
                        "LYCEUM_MEDIA_PORT=10000",
                        "systemctl enable --now lyceum-node");
    }

    @Test
    void guardsNodesAgainstTheirOwnMetadata() {
        fleet.hasResourceProperties(
                "AWS::EC2::LaunchTemplate",
                Map.of(
                        "LaunchTemplateData",
                        objectLike(
                                Map.of(
                                        "MetadataOptions",
                                        Map.of("HttpTokens", "required"),
                                        "BlockDeviceMappings",
                                        arrayWith(
                                                List.of(
                                                        objectLike(
                                                                Map.of(
                                                                        "Ebs",
                                                                        objectLike(
                                                                                Map.of(
                                                                                        "Encrypted",
                                                                                        true))))))))));
    }

    @Test
    void sizesTheFleetByTheProfile() {
        fleet.hasResourceProperties(
                "AWS::AutoScaling::AutoScalingGroup",
                Map.of("MinSize", "1", "DesiredCapacity", "2", "MaxSize", "4"));
    }

    @Test
    void servesPageAndApisFromOneOrigin() {
        String distribution = edge.findResources("AWS::CloudFront::Distribution").toString();

        assertThat(distribution)
                .contains("PathPattern=/api/*", "PathPattern=/ws", "HeaderName=x-lyceum-origin");
    }

    @Test
    void showsThePageToCloudFrontOnly() {
        edge.hasResourceProperties(
                "AWS::S3::Bucket",
                Map.of(
                        "PublicAccessBlockConfiguration",
                        objectLike(Map.of("BlockPublicAcls", true))));
        edge.resourceCountIs("AWS::CloudFront::OriginAccessControl", 1);
    }

    @Test
    void saysWhatIsMissingBeforeItSynthesises(@TempDir Path empty) {
        assertThatThrownBy(() -> BuiltFiles.under(empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lyceum-functions.jar is missing: run `mvn package` first");
    }

    @Test
    void namesTheProfilesThatThereAre() {
        assertThatThrownBy(() -> StageProfile.named("huge"))
                .hasMessageContaining("dev, school or campus");
    }

    private static LyceumApp.Stacks stacks(Path folder, StageProfile profile) throws IOException {
        App app = new App(AppProps.builder().outdir(folder.resolve("cdk.out").toString()).build());
        return LyceumApp.synthesise(app, profile, built(folder));
    }

    /// Handlers of the functions that have a variable.
    private static List<String> environmentsWith(String variable) {
        return control.findResources("AWS::Lambda::Function").values().stream()
                .map(CloudTest::properties)
                .filter(properties ->
                        String.valueOf(properties.get("Environment")).contains(variable))
                .map(properties ->
                        String.valueOf(properties.get("Handler")).replaceFirst("^.*\\.", ""))
                .toList();
    }

    /// All actions of the policies of one role.
    private static Set<String> actionsOf(Template stack, String role) {
        Set<String> actions = new TreeSet<>();
        stack.findResources("AWS::IAM::Policy")
                .forEach((name, policy) -> {
                    if (name.startsWith(role)) {
                        Matcher action = ACTION.matcher(policy.toString());
                        while (action.find()) {
                            actions.addAll(List.of(action.group(1).split(", ")));
                        }
                    }
                });
        return actions;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> resource) {
        return (Map<String, Object>) Objects.requireNonNull(resource.get("Properties"));
    }

    private static BuiltFiles built(Path folder) throws IOException {
        Path functions = Files.writeString(folder.resolve("functions.jar"), "functions");
        Path node = Files.writeString(folder.resolve("node.jar"), "node");
        Path page = Files.createDirectory(folder.resolve("dist"));
        Files.writeString(page.resolve("index.html"), "<!doctype html>");
        return new BuiltFiles(functions, node, page);
    }
}
