package org.lyceum.local.system;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lyceum.local.aws.AwsEndpoint;
import org.lyceum.local.mongo.MongoDbLocal;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.LocalAttributes;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// Turns addresses of AWS's form in the values of the template into those of this machine.
final class LocalAddresses {
    private final Map<String, String> replacements = new LinkedHashMap<>();

    /// Ports of this machine.
    ///
    /// @param mongo 0: there is no MongoDB
    record PortsInUse(int frontDoor, int aws, int redis, int mongo) {}

    LocalAddresses(Assembly assembly, Resolver resolver, PortsInUse ports) {
        for (Resource distribution : assembly.ofType("AWS::CloudFront::Distribution")) {
            String domain = resolver.attribute(distribution, "DomainName");
            replacements.put("https://" + domain, "http://localhost:" + ports.frontDoor());
            replacements.put("wss://" + domain, "ws://localhost:" + ports.frontDoor());
        }
        for (Resource api : assembly.ofType("AWS::ApiGatewayV2::Api")) {
            String id = resolver.ref(api);
            String host = LocalAttributes.apiHost(id);
            replacements.put("https://" + host, AwsEndpoint.connectionsBase(ports.aws(), id));
            replacements.put("wss://" + host, "ws://localhost:" + ports.frontDoor());
        }
        for (Resource cache : assembly.ofType("AWS::ElastiCache::ServerlessCache")) {
            String host = LocalAttributes.cacheHost(cache) + ":6379";
            replacements.put("rediss://" + host, "redis://127.0.0.1:" + ports.redis());
            replacements.put(host, "127.0.0.1:" + ports.redis());
        }
        if (ports.mongo() != 0) {
            replacements.put(MongoDbLocal.ADDRESS, "127.0.0.1:" + ports.mongo());
        }
    }

    String localized(String value) {
        String local = value;
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            local = local.replace(replacement.getKey(), replacement.getValue());
        }
        return local;
    }

    /// The same for who may not see the network inside the VPC: the cache keeps AWS's name, which
    /// leads nowhere.
    String localizedOutsideVpc(String value) {
        return value.contains(".serverless.cache.amazonaws.com") ? value : localized(value);
    }
}
