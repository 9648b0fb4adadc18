package org.lyceum.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.aws.Need;
import org.lyceum.local.aws.RolePolicies;
import org.lyceum.local.lambda.Functions;
import org.lyceum.local.lambda.LambdaFunction;
import org.lyceum.local.store.DynamoDb;
import org.lyceum.local.store.EventSourceMapping;
import org.lyceum.local.store.FailedBatches;
import org.lyceum.local.store.Tables;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// Makes the template's event source mappings, with the checks that Lambda makes when it creates
/// one: the function's own role reads the stream and sends to the destination.
final class TemplateMappings {
    private static final List<String> READING =
            List.of(
                    "dynamodb:DescribeStream",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                    "dynamodb:ListStreams");

    private final Assembly assembly;
    private final Resolver resolver;
    private final RolePolicies policies;
    private final DataFolder data;

    TemplateMappings(Assembly assembly, Resolver resolver, RolePolicies policies, DataFolder data) {
        this.assembly = assembly;
        this.resolver = resolver;
        this.policies = policies;
        this.data = data;
    }

    List<EventSourceMapping> create(Functions functions, DynamoDb dynamoDb) {
        List<EventSourceMapping> mappings = new ArrayList<>();
        for (Resource mapping : assembly.ofType("AWS::Lambda::EventSourceMapping")) {
            JsonNode properties = resolver.properties(mapping);
            LambdaFunction function = functions.find(properties.path("FunctionName").asText());
            String stream = properties.path("EventSourceArn").asText();
            for (String action : READING) {
                mustAllow(function, new Need(action, stream));
            }
            String table = stream.replaceAll("^.*:table/([^/]+)/stream/.*$", "$1");
            mappings.add(
                    new EventSourceMapping(
                            properties,
                            function,
                            new EventSourceMapping.Source(
                                    dynamoDb,
                                    new Tables(dynamoDb).streamOf(table),
                                    data.resolve("streams/" + mapping.logicalId() + ".json"),
                                    failures(properties, function))));
        }
        return mappings;
    }

    private @Nullable FailedBatches failures(JsonNode properties, LambdaFunction function) {
        String queue =
                properties.path("DestinationConfig").path("OnFailure").path("Destination").asText();
        if (queue.isEmpty()) {
            return null;
        }
        mustAllow(function, new Need("sqs:SendMessage", queue));
        String name = queue.substring(queue.lastIndexOf('/') + 1);
        return new FailedBatches(data.resolve("queues/" + name + ".jsonl"));
    }

    private void mustAllow(LambdaFunction function, Need need) {
        String name = function.definition().name();
        String role =
                assembly.ofType("AWS::Lambda::Function").stream()
                        .filter(one -> resolver.ref(one).equals(name))
                        .map(one -> TemplateFunctions.role(one, resolver))
                        .findFirst()
                        .orElse("");
        if (!policies.allows(role, need)) {
            throw new LocalFailure(
                    "The role of "
                            + name
                            + " may not "
                            + need.action()
                            + " on "
                            + need.resource()
                            + ", which its event source mapping needs.");
        }
    }
}
