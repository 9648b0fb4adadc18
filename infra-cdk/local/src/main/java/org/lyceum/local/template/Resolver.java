package org.lyceum.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;

/// Gives intrinsic functions their local values, across stacks: Ref, Fn::GetAtt, Fn::ImportValue,
/// Fn::Join, Fn::Sub, Fn::Select, Fn::Split, Fn::Base64 (left as plain text: nobody decodes it
/// here) and Fn::GetAZs.
///
/// An intrinsic that it does not know stops the start: a guessed value would be found much later.
public final class Resolver {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private final Assembly assembly;
    private final LocalAttributes attributes = new LocalAttributes();
    private final Map<String, String> parameters;

    /// @param parameters values for the template's parameters, as `cdk deploy --parameters` takes
    ///   them
    public Resolver(Assembly assembly, Map<String, String> parameters) {
        this.assembly = assembly;
        this.parameters = Map.copyOf(parameters);
    }

    /// A property of a resource with all intrinsics resolved; missing where the resource has none.
    public JsonNode property(Resource resource, String name) {
        JsonNode raw = resource.raw(name);
        return raw.isMissingNode() ? raw : resolve(assembly.stack(resource.stack()), raw);
    }

    /// All properties of a resource with all intrinsics resolved.
    public JsonNode properties(Resource resource) {
        return resolve(assembly.stack(resource.stack()), resource.properties());
    }

    public String text(Resource resource, String name, String fallback) {
        JsonNode value = property(resource, name);
        return value.isMissingNode() ? fallback : value.asText();
    }

    /// A property that maps names to texts: the environment of a function.
    public Map<String, String> texts(Resource resource, String property, String inner) {
        Map<String, String> texts = new LinkedHashMap<>();
        property(resource, property)
                .path(inner)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    /// What `Ref` of this resource is.
    public String ref(Resource resource) {
        return attributes.ref(resource, this);
    }

    public String attribute(Resource resource, String name) {
        return attributes.attribute(resource, name, this);
    }

    private JsonNode resolve(Stack stack, JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode resolved = Json.MAPPER.createArrayNode();
            array.forEach(item -> resolved.add(resolve(stack, item)));
            return resolved;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        if (object.size() == 1) {
            Map.Entry<String, JsonNode> only = object.properties().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return intrinsic(stack, only.getKey(), only.getValue());
            }
        }
        ObjectNode resolved = Json.object();
        object.properties()
                .forEach(entry -> resolved.set(entry.getKey(), resolve(stack, entry.getValue())));
        return resolved;
    }

    private JsonNode intrinsic(Stack stack, String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> TextNode.valueOf(reference(stack, argument.asText()));
            case "Fn::GetAtt" -> TextNode.valueOf(getAtt(stack, argument));
            case "Fn::ImportValue" -> importValue(resolve(stack, argument).asText());
            case "Fn::Join" -> TextNode.valueOf(join(stack, argument));
            case "Fn::Sub" -> TextNode.valueOf(substitute(stack, argument));
            case "Fn::Base64" -> resolve(stack, argument);
            case "Fn::Select" ->
                    resolve(stack, argument.path(1)).path(resolve(stack, argument.path(0)).asInt());
            case "Fn::Split" -> split(stack, argument);
            case "Fn::GetAZs" -> Json.MAPPER.createArrayNode().add(LocalAttributes.REGION + "a");
            default ->
                    throw new LocalFailure(
                            "The template uses "
                                    + function
                                    + ", which the local runtime does not know.");
        };
    }

    private String reference(Stack stack, String name) {
        String pseudo = pseudoParameter(stack, name);
        if (pseudo != null) {
            return pseudo;
        }
        Resource resource = stack.resource(name);
        if (resource != null) {
            return ref(resource);
        }
        String parameter = stack.parameter(name);
        if (parameter == null) {
            throw new LocalFailure("Stack " + stack.name() + " refers to unknown " + name + ".");
        }
        return parameters.getOrDefault(name, parameter);
    }

    private static @Nullable String pseudoParameter(Stack stack, String name) {
        return switch (name) {
            case "AWS::Region" -> LocalAttributes.REGION;
            case "AWS::AccountId" -> LocalAttributes.ACCOUNT;
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::StackName" -> stack.name();
            case "AWS::StackId" ->
                    LocalAttributes.arn("cloudformation", "stack/" + stack.name() + "/local");
            case "AWS::NoValue" -> "";
            default -> null;
        };
    }

    private String getAtt(Stack stack, JsonNode argument) {
        List<String> parts = new ArrayList<>();
        if (argument.isTextual()) {
            parts.addAll(Arrays.asList(argument.asText().split("\\.", 2)));
        } else {
            argument.forEach(part -> parts.add(resolve(stack, part).asText()));
        }
        Resource resource = stack.resource(parts.getFirst());
        if (resource == null) {
            throw new LocalFailure("Stack " + stack.name() + " has no " + parts.getFirst() + ".");
        }
        return attribute(resource, String.join(".", parts.subList(1, parts.size())));
    }

    private JsonNode importValue(String name) {
        Assembly.Exported exported = assembly.export(name);
        if (exported == null) {
            throw new LocalFailure("No stack of the template exports " + name + ".");
        }
        return resolve(exported.stack(), exported.value());
    }

    private String join(Stack stack, JsonNode argument) {
        List<String> parts = new ArrayList<>();
        resolve(stack, argument.path(1)).forEach(part -> parts.add(part.asText()));
        return String.join(argument.path(0).asText(), parts);
    }

    private JsonNode split(Stack stack, JsonNode argument) {
        ArrayNode parts = Json.MAPPER.createArrayNode();
        String text = resolve(stack, argument.path(1)).asText();
        for (String part : text.split(Pattern.quote(argument.path(0).asText()), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private String substitute(Stack stack, JsonNode argument) {
        JsonNode variables = argument.isArray() ? argument.path(1) : Json.object();
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(placeholder(stack, variables, match)));
    }

    private String placeholder(Stack stack, JsonNode variables, java.util.regex.MatchResult match) {
        String name = match.group(2);
        if (!match.group(1).isEmpty()) {
            return "${" + name + "}";
        }
        if (variables.has(name)) {
            return resolve(stack, variables.path(name)).asText();
        }
        return name.contains(".") && stack.resource(name) == null
                ? getAtt(stack, TextNode.valueOf(name))
                : reference(stack, name);
    }
}
