package org.lyceum.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Everything that can be missing from a template, one mutation each: API parts, permissions, the
/// table's parts, environment, and what guards the network.
final class Mutations {
    /// Resources that are missing as a whole.
    private static final Map<String, String> WHOLE =
            Map.of(
                    "AWS::ApiGatewayV2::Integration", "integration",
                    "AWS::ApiGatewayV2::RouteResponse", "route response",
                    "AWS::Lambda::Permission", "invoke permission",
                    "AWS::DynamoDB::GlobalTable", "table",
                    "AWS::Lambda::EventSourceMapping", "event source mapping",
                    "AWS::EC2::VPCEndpoint", "VPC endpoint");

    private final Templates templates;
    private final List<Mutation> mutations = new ArrayList<>();

    private Mutations(Templates templates) {
        this.templates = templates;
    }

    static List<Mutation> of(Templates templates) {
        Mutations all = new Mutations(templates);
        all.collect();
        return List.copyOf(all.mutations);
    }

    private void collect() {
        for (String stack : templates.stacks().keySet()) {
            templates
                    .resources(stack)
                    .properties()
                    .forEach(entry ->
                            add(new Templates.Place(stack, entry.getKey()), entry.getValue()));
        }
    }

    private void add(Templates.Place place, JsonNode resource) {
        JsonNode properties = resource.path("Properties");
        String type = resource.path("Type").asText();
        String whole = WHOLE.get(type);
        if (whole != null) {
            add(whole, place.logicalId(), all -> remove(all, place));
        }
        switch (type) {
            case "AWS::ApiGatewayV2::Route" -> route(place, properties);
            case "AWS::DynamoDB::GlobalTable" -> table(place, properties);
            case "AWS::IAM::Policy" -> PolicyMutations.of(templates, place, mutations);
            case "AWS::Lambda::Function" -> function(place, properties);
            case "AWS::EC2::LaunchTemplate" ->
                    NodeEnvironment.mutations(place, properties, mutations);
            case "AWS::EC2::SecurityGroup" -> ingress(place, properties);
            case "AWS::EC2::SecurityGroupIngress" -> {
                if (place.logicalId().startsWith("Nodes")) {
                    add("security group rule", place.logicalId(), all -> remove(all, place));
                }
            }
            case "AWS::CloudFront::Distribution" -> distribution(place, properties);
            default -> {
                // Nothing of it is asked for.
            }
        }
    }

    private void route(Templates.Place place, JsonNode properties) {
        String key = properties.path("RouteKey").asText();
        add(
                "route",
                key,
                all -> {
                    remove(all, place);
                    removeResponses(all.resources(place.stack()), place.logicalId());
                });
        if (properties.has("AuthorizerId")) {
            add(
                    "authorizer",
                    "of " + key,
                    all -> {
                        ObjectNode route = all.properties(place);
                        route.put("AuthorizationType", "NONE").remove("AuthorizerId");
                    });
        }
    }

    private static void removeResponses(ObjectNode resources, String route) {
        List<String> responses = new ArrayList<>();
        resources
                .properties()
                .forEach(entry -> {
                    JsonNode of = entry.getValue().path("Properties").path("RouteId").path("Ref");
                    if (of.asText().equals(route)
                            && entry.getValue()
                                    .path("Type")
                                    .asText()
                                    .equals("AWS::ApiGatewayV2::RouteResponse")) {
                        responses.add(entry.getKey());
                    }
                });
        responses.forEach(resources::remove);
    }

    private void table(Templates.Place place, JsonNode properties) {
        ArrayNode indexes = (ArrayNode) properties.path("GlobalSecondaryIndexes");
        for (int i = 0; i < indexes.size(); i++) {
            int number = i;
            add(
                    "index",
                    indexes.path(i).path("IndexName").asText(),
                    all ->
                            ((ArrayNode) all.properties(place).path("GlobalSecondaryIndexes"))
                                    .remove(number));
        }
        for (String part : List.of("TimeToLiveSpecification", "StreamSpecification")) {
            String kind = part.startsWith("Time") ? "TTL" : "stream";
            add(kind, place.logicalId(), all -> all.properties(place).remove(part));
        }
    }

    private void function(Templates.Place place, JsonNode properties) {
        if (!properties.path("Runtime").asText().startsWith("java")) {
            return;
        }
        String name = properties.path("Handler").asText().replaceFirst("^.*\\.", "");
        properties
                .path("Environment")
                .path("Variables")
                .fieldNames()
                .forEachRemaining(variable ->
                        add(
                                "environment",
                                name + " " + variable,
                                all ->
                                        ((ObjectNode)
                                                        all.properties(place)
                                                                .path("Environment")
                                                                .path("Variables"))
                                                .remove(variable)));
        if (properties.has("VpcConfig")) {
            add("VPC", "of " + name, all -> all.properties(place).remove("VpcConfig"));
        }
    }

    private void ingress(Templates.Place place, JsonNode properties) {
        if (properties.has("SecurityGroupIngress")) {
            add(
                    "security group rule",
                    place.logicalId(),
                    all -> all.properties(place).remove("SecurityGroupIngress"));
        }
    }

    private void distribution(Templates.Place place, JsonNode properties) {
        JsonNode behaviors = properties.path("DistributionConfig").path("CacheBehaviors");
        for (int i = 0; i < behaviors.size(); i++) {
            int number = i;
            add(
                    "behaviour",
                    behaviors.path(i).path("PathPattern").asText(),
                    all ->
                            ((ArrayNode)
                                            all.properties(place)
                                                    .path("DistributionConfig")
                                                    .path("CacheBehaviors"))
                                    .remove(number));
        }
        JsonNode origins = properties.path("DistributionConfig").path("Origins");
        for (int i = 0; i < origins.size(); i++) {
            int number = i;
            if (origins.path(i).has("OriginCustomHeaders")) {
                add(
                        "origin header",
                        origins.path(i).path("Id").asText(),
                        all ->
                                ((ObjectNode)
                                                all.properties(place)
                                                        .path("DistributionConfig")
                                                        .path("Origins")
                                                        .path(number))
                                        .remove("OriginCustomHeaders"));
            }
        }
    }

    private void add(String kind, String name, java.util.function.Consumer<Templates> change) {
        mutations.add(new Mutation(kind, name, change));
    }

    private static void remove(Templates all, Templates.Place place) {
        all.resources(place.stack()).remove(place.logicalId());
    }
}
