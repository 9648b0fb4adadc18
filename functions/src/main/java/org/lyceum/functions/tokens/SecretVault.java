package org.lyceum.functions.tokens;

import org.jspecify.annotations.Nullable;
import org.lyceum.functions.platform.AwsClients;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.problem.StoreUnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// The secret in Secrets Manager that holds the private JSON Web Key.
final class SecretVault {
    private final SecretsManagerClient client;
    private final String secretId;

    SecretVault(Environment environment) {
        this.client = AwsClients.secretsManager(environment);
        this.secretId = environment.required(Environment.SIGNING_KEY_SECRET);
    }

    /// The secret's text, or null while it has none.
    @Nullable String read() {
        try {
            return client.getSecretValue(get -> get.secretId(secretId)).secretString();
        } catch (ResourceNotFoundException _) {
            return null;
        } catch (SdkException e) {
            throw new StoreUnavailableException("The signing key cannot be read", e);
        }
    }

    void write(String text) {
        try {
            client.putSecretValue(put -> put.secretId(secretId).secretString(text));
        } catch (SdkException e) {
            throw new StoreUnavailableException("The signing key cannot be kept", e);
        }
    }
}
