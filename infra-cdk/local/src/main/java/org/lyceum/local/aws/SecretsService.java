package org.lyceum.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lyceum.local.Json;
import org.lyceum.local.http.Headers;
import org.lyceum.local.http.HttpReply;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.template.LocalAttributes;

/// Secrets Manager as functions see it: reading and writing of current values.
public final class SecretsService implements AwsService {
    static final String TARGET = "secretsmanager";

    private static final Set<String> PLAYED =
            Set.of("GetSecretValue", "PutSecretValue", "DescribeSecret", "CreateSecret");

    private final SecretsStore store;

    public SecretsService(SecretsStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "secretsmanager";
    }

    @Override
    public List<Need> needs(HttpRequest request) {
        String operation = operation(request);
        if (!PLAYED.contains(operation)) {
            return List.of();
        }
        JsonNode body = Json.readObject(request.body());
        String id = body.path(operation.equals("CreateSecret") ? "Name" : "SecretId").asText();
        SecretsStore.Secret secret = store.find(id);
        return List.of(
                new Need("secretsmanager:" + operation, secret == null ? arn(id) : secret.arn()));
    }

    @Override
    public HttpReply handle(HttpRequest request) {
        JsonNode body = Json.readObject(request.body());
        if (operation(request).equals("CreateSecret")) {
            return create(body);
        }
        SecretsStore.Secret secret = store.find(body.path("SecretId").asText());
        if (secret == null) {
            return AwsError.reply(
                    400,
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret.");
        }
        return switch (operation(request)) {
            case "GetSecretValue" -> answer(facts(secret).put("SecretString", secret.value()));
            case "PutSecretValue" -> put(secret, body);
            default -> answer(facts(secret));
        };
    }

    /// Idempotent by its token: the same token with another text is refused.
    private HttpReply put(SecretsStore.Secret secret, JsonNode body) {
        String token = body.path("ClientRequestToken").asText(UUID.randomUUID().toString());
        String text = body.path("SecretString").asText();
        if (token.equals(secret.version()) && !text.equals(secret.value())) {
            return AwsError.reply(
                    400, "ResourceExistsException", "A version with this token exists already.");
        }
        SecretsStore.Secret next =
                new SecretsStore.Secret(secret.arn(), secret.name(), token, text);
        store.put(next);
        return answer(facts(next));
    }

    private HttpReply create(JsonNode body) {
        String name = body.path("Name").asText();
        if (store.find(name) != null) {
            return AwsError.reply(
                    400, "ResourceExistsException", "A secret with this name exists already.");
        }
        String version = body.path("ClientRequestToken").asText(UUID.randomUUID().toString());
        SecretsStore.Secret secret =
                new SecretsStore.Secret(
                        arn(name), name, version, body.path("SecretString").asText());
        store.put(secret);
        return answer(facts(secret));
    }

    private static ObjectNode facts(SecretsStore.Secret secret) {
        ObjectNode facts = Json.object();
        facts.put("ARN", secret.arn());
        facts.put("Name", secret.name());
        facts.put("VersionId", secret.version());
        facts.putArray("VersionStages").add("AWSCURRENT");
        return facts;
    }

    private static HttpReply answer(ObjectNode body) {
        return new HttpReply(
                200, Headers.of("content-type", "application/x-amz-json-1.1"), Json.bytes(body));
    }

    private static String arn(String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? nameOrArn
                : LocalAttributes.arn("secretsmanager", "secret:" + nameOrArn + "-local1");
    }

    private static String operation(HttpRequest request) {
        String target = request.headers().first("x-amz-target", "");
        return target.substring(target.indexOf('.') + 1);
    }
}
