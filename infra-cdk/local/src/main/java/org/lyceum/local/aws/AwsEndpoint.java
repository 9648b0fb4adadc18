package org.lyceum.local.aws;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.http.HttpReply;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.http.HttpService;

/// Where the AWS clients of functions and nodes are pointed at: knows the caller by its access key,
/// checks its role and its network, then lets the service answer.
///
/// Signatures are not checked: the endpoint listens on loopback only.
public final class AwsEndpoint implements HttpService {
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/");
    private static final String CONNECTIONS_PREFIX = "/execute-api/";

    private final RolePolicies policies;
    private final Set<String> reachableFromVpc;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final Map<String, AwsService> byTarget;
    private final AwsService connections;

    /// The services that are played.
    public record Services(
            DynamoDbService dynamoDb, SecretsService secrets, ConnectionsService connections) {}

    /// @param reachableFromVpc services to which the template's VPC has an endpoint
    public AwsEndpoint(RolePolicies policies, Set<String> reachableFromVpc, Services services) {
        this.policies = policies;
        this.reachableFromVpc = Set.copyOf(reachableFromVpc);
        connections = services.connections();
        byTarget =
                Map.of(
                        DynamoDbService.TARGET,
                        services.dynamoDb(),
                        SecretsService.TARGET,
                        services.secrets());
    }

    public void admit(Caller caller) {
        callers.put(caller.accessKeyId(), caller);
    }

    @Override
    public HttpReply handle(HttpRequest request) {
        Caller caller = caller(request);
        if (caller == null) {
            return AwsError.reply(
                    400, "UnrecognizedClientException", "The security token is invalid");
        }
        AwsService service = service(request);
        List<Need> needs = service == null ? List.of() : service.needs(request);
        if (service == null || needs.isEmpty()) {
            return AwsError.reply(
                    400, "UnknownOperationException", "The local runtime does not play this");
        }
        if (caller.isolated() && !reachableFromVpc.contains(service.name())) {
            warn(caller.name() + " is in the VPC, which has no way to " + service.name());
            return AwsError.reply(
                    503,
                    "ServiceUnavailableException",
                    "From inside the VPC there is no way to " + service.name());
        }
        for (Need need : needs) {
            if (!policies.allows(caller.role(), need)) {
                warn(caller.name() + " may not " + need.action() + " on " + need.resource());
                return AwsError.denied(caller, need);
            }
        }
        return service.handle(request);
    }

    private @Nullable Caller caller(HttpRequest request) {
        Matcher credential = CREDENTIAL.matcher(request.headers().first("authorization", ""));
        return credential.find() ? callers.get(credential.group(1)) : null;
    }

    private @Nullable AwsService service(HttpRequest request) {
        if (request.path().startsWith(CONNECTIONS_PREFIX)) {
            return connections;
        }
        String target = request.headers().first("x-amz-target", "");
        int dot = target.indexOf('.');
        return dot < 0 ? null : byTarget.get(target.substring(0, dot));
    }

    /// The base that takes the place of `https://<api>.execute-api.<region>.amazonaws.com`.
    public static String connectionsBase(int port, String apiId) {
        return "http://127.0.0.1:" + port + CONNECTIONS_PREFIX + apiId;
    }

    private static void warn(String sentence) {
        System.getLogger(AwsEndpoint.class.getName()).log(System.Logger.Level.WARNING, sentence);
    }
}
