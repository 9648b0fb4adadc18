package org.lyceum.local.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// How the template starts a media node: the block `node.env` of the launch template's user data,
/// the jar that it fetches, and the options of `java`.
///
/// @param settings lines of the block
/// @param jar the asset that user data copies from the bucket
/// @param jarArn its ARN in that bucket
/// @param javaOptions between `java` and `-jar`, without those that size the heap by the machine:
///   it is not the node's alone here
/// @param securityGroups ids of the groups that nodes are in
/// @param count the Auto Scaling group's desired capacity
record NodeBlueprint(
        Map<String, String> settings,
        Path jar,
        String jarArn,
        List<String> javaOptions,
        List<String> securityGroups,
        int count) {
    private static final Pattern BLOCK =
            Pattern.compile("node\\.env <<-?'?(\\w+)'?\\n(.*?)\\n\\1\\n", Pattern.DOTALL);
    private static final Pattern JAR = Pattern.compile("s3 cp '?s3://([^'\\s]+\\.jar)");
    private static final Pattern START = Pattern.compile("ExecStart=\\S*java (.*)-jar");

    static NodeBlueprint of(Assembly assembly, Resolver resolver) {
        Resource group =
                assembly.firstOfType("AWS::AutoScaling::AutoScalingGroup")
                        .orElseThrow(() -> new LocalFailure("The template has no fleet."));
        String launchTemplate =
                resolver.property(group, "LaunchTemplate").path("LaunchTemplateId").asText();
        Resource template =
                assembly.ofType("AWS::EC2::LaunchTemplate").stream()
                        .filter(one -> resolver.ref(one).equals(launchTemplate))
                        .findFirst()
                        .orElseThrow(() -> new LocalFailure("The fleet has no launch template."));
        JsonNode data = resolver.property(template, "LaunchTemplateData");
        String userData = data.path("UserData").asText();
        String jar = find(JAR, userData);
        List<String> groups = new ArrayList<>();
        data.path("SecurityGroupIds").forEach(id -> groups.add(id.asText()));
        for (JsonNode networkInterface : data.path("NetworkInterfaces")) {
            networkInterface.path("Groups").forEach(id -> groups.add(id.asText()));
        }
        return new NodeBlueprint(
                settings(userData),
                assembly.asset(jar.substring(jar.indexOf('/') + 1)),
                "arn:aws:s3:::" + jar,
                javaOptions(find(START, userData)),
                groups,
                Integer.parseInt(resolver.text(group, "DesiredCapacity", "1")));
    }

    static Map<String, String> settings(String userData) {
        Matcher block = BLOCK.matcher(userData);
        if (!block.find()) {
            throw new LocalFailure("The launch template's user data writes no node.env.");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        for (String line : block.group(2).lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                settings.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return settings;
    }

    private static List<String> javaOptions(String line) {
        List<String> options = new ArrayList<>(List.of(line.strip().split("\\s+")));
        options.removeIf(option -> option.isEmpty() || option.contains("RAMPercentage"));
        return options;
    }

    private static String find(Pattern pattern, String userData) {
        Matcher found = pattern.matcher(userData);
        if (!found.find()) {
            throw new LocalFailure(
                    "The launch template's user data has no '" + pattern.pattern() + "'.");
        }
        return found.group(1);
    }
}
