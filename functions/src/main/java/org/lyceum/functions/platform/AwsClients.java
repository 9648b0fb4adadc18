package org.lyceum.functions.platform;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Makes AWS clients from a function's environment and from nothing else, so that several functions
/// with different settings can live in one process.
///
/// The clients open no connection until their first call: a snapshot of the function holds none.
public final class AwsClients {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(6);

    private AwsClients() {}

    public static DynamoDbClient dynamoDb(Environment environment) {
        String endpoint = environment.text("AWS_ENDPOINT_URL_DYNAMODB", "");
        return prepared(DynamoDbClient.builder(), environment, uri(endpoint)).build();
    }

    public static SecretsManagerClient secretsManager(Environment environment) {
        String endpoint = environment.text("AWS_ENDPOINT_URL_SECRETS_MANAGER", "");
        return prepared(SecretsManagerClient.builder(), environment, uri(endpoint)).build();
    }

    /// The client of `@connections`; its endpoint is always the WebSocket API's own stage.
    public static ApiGatewayManagementApiClient connections(Environment environment) {
        URI endpoint = URI.create(environment.required(Environment.CONNECTIONS_ENDPOINT));
        return prepared(ApiGatewayManagementApiClient.builder(), environment, endpoint).build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B prepared(
            B builder, Environment environment, @Nullable URI endpoint) {
        builder.region(Region.of(environment.text("AWS_REGION", "us-east-1")))
                .credentialsProvider(credentials(environment))
                .httpClientBuilder(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(CONNECT_TIMEOUT)
                                .socketTimeout(READ_TIMEOUT))
                .overrideConfiguration(settings -> settings.apiCallTimeout(CALL_TIMEOUT));
        return endpoint == null ? builder : builder.endpointOverride(endpoint);
    }

    /// On Lambda the variables hold a role's keys with their session token; under SnapStart they
    /// are absent, and the default chain asks the container's endpoint.
    private static AwsCredentialsProvider credentials(Environment environment) {
        String keyId = environment.text("AWS_ACCESS_KEY_ID", "");
        String key = environment.text("AWS_SECRET_ACCESS_KEY", "");
        String session = environment.text("AWS_SESSION_TOKEN", "");
        if (keyId.isEmpty() || key.isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(
                session.isEmpty()
                        ? AwsBasicCredentials.create(keyId, key)
                        : AwsSessionCredentials.create(keyId, key, session));
    }

    private static @Nullable URI uri(String endpoint) {
        return endpoint.isEmpty() ? null : URI.create(endpoint);
    }
}
