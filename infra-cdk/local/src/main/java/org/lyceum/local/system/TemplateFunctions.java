package org.lyceum.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.lyceum.local.aws.AwsEndpoint;
import org.lyceum.local.aws.Caller;
import org.lyceum.local.lambda.FunctionDefinition;
import org.lyceum.local.lambda.FunctionHost;
import org.lyceum.local.lambda.Functions;
import org.lyceum.local.lambda.LambdaFunction;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.LocalAttributes;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// Makes the template's Java functions, each with its environment, its credentials and its network.
///
/// Functions in other languages are CDK's own, for deployment, and have nothing to do here.
final class TemplateFunctions {
    private static final int DEFAULT_TIMEOUT_S = 3;
    private static final int DEFAULT_MEMORY = 128;

    private final Assembly assembly;
    private final Resolver resolver;
    private final Surroundings surroundings;

    /// What functions get that the template cannot know.
    ///
    /// @param code keeps an asset where a new synthesis does not touch it
    record Surroundings(
            FunctionHost host,
            LocalAddresses addresses,
            DynamicReferences references,
            int awsPort,
            UnaryOperator<java.nio.file.Path> code) {}

    TemplateFunctions(Assembly assembly, Resolver resolver, Surroundings surroundings) {
        this.assembly = assembly;
        this.resolver = resolver;
        this.surroundings = surroundings;
    }

    Functions create(AwsEndpoint aws) {
        Functions functions = new Functions();
        for (Resource function : assembly.ofType("AWS::Lambda::Function")) {
            if (resolver.text(function, "Runtime", "").startsWith("java")) {
                Caller caller = caller(function);
                aws.admit(caller);
                functions.add(
                        new LambdaFunction(definition(function, caller), surroundings.host()));
            }
        }
        return functions;
    }

    /// AWS's variables of credentials and endpoints, as a function or a node gets them. The region
    /// is not among them: Lambda sets it, a node has it from its settings.
    static Map<String, String> awsVariables(Caller caller, int awsPort) {
        String endpoint = "http://127.0.0.1:" + awsPort;
        return Map.of(
                "AWS_ACCESS_KEY_ID",
                caller.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "AWS_ENDPOINT_URL_DYNAMODB",
                endpoint,
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                endpoint);
    }

    private Caller caller(Resource function) {
        return new Caller(
                Caller.accessKeyOf(function.logicalId()),
                resolver.ref(function),
                role(function, resolver),
                function.properties().has("VpcConfig"));
    }

    /// The name of a function's role.
    static String role(Resource function, Resolver resolver) {
        String arn = resolver.text(function, "Role", "");
        return arn.substring(arn.indexOf('/') + 1);
    }

    private FunctionDefinition definition(Resource function, Caller caller) {
        JsonNode properties = resolver.properties(function);
        Map<String, String> environment = new HashMap<>();
        resolver.texts(function, "Environment", "Variables")
                .forEach((name, value) -> environment.put(name, value(value, caller)));
        environment.putAll(awsVariables(caller, surroundings.awsPort()));
        environment.put("AWS_REGION", LocalAttributes.REGION);
        environment.put("AWS_DEFAULT_REGION", LocalAttributes.REGION);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", caller.name());
        environment.put("_HANDLER", properties.path("Handler").asText());
        return new FunctionDefinition(
                caller.name(),
                resolver.attribute(function, "Arn"),
                properties.path("Handler").asText(),
                Duration.ofSeconds(properties.path("Timeout").asInt(DEFAULT_TIMEOUT_S)),
                properties.path("MemorySize").asInt(DEFAULT_MEMORY),
                Map.copyOf(environment),
                surroundings
                        .code()
                        .apply(assembly.asset(properties.path("Code").path("S3Key").asText())),
                properties.path("SnapStart").path("ApplyOn").asText().equals("PublishedVersions"));
    }

    private String value(String value, Caller caller) {
        String resolved = surroundings.references().resolve(value);
        return caller.isolated()
                ? surroundings.addresses().localized(resolved)
                : surroundings.addresses().localizedOutsideVpc(resolved);
    }
}
