package org.lyceum.local.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// What the template's security groups let through to the media nodes.
///
/// Here nothing stands between a page and a node, and nodes take free ports: a port that the
/// template forgot to say or to open would be found on AWS only. So it stops the start.
final class NodeNetwork {
    private final Assembly assembly;
    private final Resolver resolver;

    NodeNetwork(Assembly assembly, Resolver resolver) {
        this.assembly = assembly;
        this.resolver = resolver;
    }

    void mustOpenPortsOf(NodeBlueprint node) {
        List<JsonNode> rules = rules(node.securityGroups());
        mustOpen(rules, "udp", port(node, "LYCEUM_MEDIA_PORT"));
        mustOpen(rules, "tcp", port(node, "LYCEUM_CONTROL_PORT"));
    }

    private static int port(NodeBlueprint node, String name) {
        String value = node.settings().get(name);
        if (value == null) {
            throw new LocalFailure("The launch template's node.env does not say " + name + ".");
        }
        return Integer.parseInt(value);
    }

    private static void mustOpen(List<JsonNode> rules, String protocol, int port) {
        boolean open =
                rules.stream()
                        .anyMatch(rule ->
                                rule.path("IpProtocol").asText().equals(protocol)
                                        && rule.path("FromPort").asInt() <= port
                                        && rule.path("ToPort").asInt() >= port);
        if (!open) {
            throw new LocalFailure(
                    "No security group of the media nodes opens " + protocol + " " + port + ".");
        }
    }

    private List<JsonNode> rules(List<String> groups) {
        List<JsonNode> rules = new ArrayList<>();
        for (Resource group : assembly.ofType("AWS::EC2::SecurityGroup")) {
            if (groups.contains(resolver.attribute(group, "GroupId"))) {
                resolver.property(group, "SecurityGroupIngress").forEach(rules::add);
            }
        }
        for (Resource rule : assembly.ofType("AWS::EC2::SecurityGroupIngress")) {
            if (groups.contains(resolver.text(rule, "GroupId", ""))) {
                rules.add(resolver.properties(rule));
            }
        }
        return rules;
    }
}
