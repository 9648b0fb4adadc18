package org.lyceum.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lyceum.local.Golden;
import org.lyceum.local.http.Headers;
import org.lyceum.local.http.HttpReply;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.store.DynamoDb;
import org.lyceum.local.template.LocalAttributes;

class AwsEndpointTest {
    private static final String SECRET = LocalAttributes.arn("secretsmanager", "secret:key-local1");

    @TempDir Path folder = Path.of("");

    @Test
    void whoIsAllowedReadsTheSecret() {
        HttpReply reply = call("LOCALopen", "GetSecretValue", "{'SecretId':'key'}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).asString().contains("\"SecretString\":\"value\"");
    }

    @Test
    void whoIsNotAllowedIsDenied() {
        HttpReply reply =
                call("LOCALopen", "PutSecretValue", "{'SecretId':'key','SecretString':'x'}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .asString()
                .contains("AccessDeniedException")
                .contains("is not authorized to perform: secretsmanager:PutSecretValue");
    }

    @Test
    void whoIsInsideTheVpcFindsNoWay() {
        assertThat(call("LOCALinside", "GetSecretValue", "{'SecretId':'key'}").status())
                .isEqualTo(503);
    }

    @Test
    void whoIsUnknownIsRefused() {
        HttpReply reply = call("AKIA", "GetSecretValue", "{'SecretId':'key'}");
        assertThat(reply.body()).asString().contains("UnrecognizedClientException");
    }

    private static AwsEndpoint endpoint(Path folder) {
        RolePolicies policies = new RolePolicies();
        policies.add(
                "role",
                Golden.parse(
                        "{'Statement':[{'Effect':'Allow','Action':'secretsmanager:GetSecretValue',"
                                + "'Resource':'*'}]}"));
        SecretsStore secrets = new SecretsStore(folder.resolve("secrets.json"));
        secrets.put(new SecretsStore.Secret(SECRET, "key", "v1", "value"));
        AwsEndpoint made =
                new AwsEndpoint(
                        policies,
                        Set.of("dynamodb"),
                        new AwsEndpoint.Services(
                                new DynamoDbService(new DynamoDb(1)),
                                new SecretsService(secrets),
                                new ConnectionsService()));
        made.admit(new Caller("LOCALopen", "open", "role", false));
        made.admit(new Caller("LOCALinside", "inside", "role", true));
        return made;
    }

    private HttpReply call(String accessKey, String operation, String body) {
        return endpoint(folder)
                .handle(
                        new HttpRequest(
                                "POST",
                                "/",
                                "",
                                Headers.of(
                                        "X-Amz-Target", "secretsmanager." + operation,
                                        "Authorization",
                                                "AWS4-HMAC-SHA256 Credential="
                                                        + accessKey
                                                        + "/20260101/us-east-1/secretsmanager/aws4_request"),
                                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                                "127.0.0.1"));
    }
}
