package org.lyceum.smoke;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.LocalAttributes;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// What the whole template says, so that the smoke can insist on it: a value that is missing from
/// the template would otherwise be taken for a default of the code's.
///
/// @param httpHost the HTTP API's own host name
/// @param socketHost the WebSocket API's
/// @param nodeCapacity how many people a node takes
record Expectations(String httpHost, String socketHost, int nodeCapacity) {
    /// Other lives than the code's defaults.
    static final int ACCESS_TOKEN_SECONDS = 777;

    static final int REFRESH_TOKEN_SECONDS = 7_777;

    private static final Pattern CAPACITY = Pattern.compile("LYCEUM_CAPACITY=(\\d+)");

    static Expectations of(Templates whole) {
        Assembly assembly = Assembly.load(whole.folder());
        Resolver resolver = new Resolver(assembly, Map.of());
        Matcher capacity = CAPACITY.matcher(whole.text("LyceumMediaFleet"));
        return new Expectations(
                host(assembly, resolver, "HTTP"),
                host(assembly, resolver, "WEBSOCKET"),
                capacity.find() ? Integer.parseInt(capacity.group(1)) : 0);
    }

    /// Values for the template's parameters.
    static Map<String, String> parameters(String linkHash) {
        return Map.of(
                "FirstAdministratorLinkHash",
                linkHash,
                "AccessTokenSeconds",
                String.valueOf(ACCESS_TOKEN_SECONDS),
                "RefreshTokenSeconds",
                String.valueOf(REFRESH_TOKEN_SECONDS));
    }

    private static String host(Assembly assembly, Resolver resolver, String protocol) {
        for (Resource api : assembly.ofType("AWS::ApiGatewayV2::Api")) {
            if (resolver.text(api, "ProtocolType", "").equals(protocol)) {
                return LocalAttributes.apiHost(resolver.ref(api));
            }
        }
        throw new IllegalArgumentException("The template has no API of protocol " + protocol);
    }
}
