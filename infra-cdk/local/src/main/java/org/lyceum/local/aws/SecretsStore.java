package org.lyceum.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// The secrets of the template, kept in one file of the data folder that only its owner can read.
/// Thread-safe.
public final class SecretsStore {
    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String PUNCTUATION = "!#$%&()*+,-./:;<=>?@[]^_{|}~";

    private final Path file;
    private final ObjectNode secrets;

    public SecretsStore(Path file) {
        this.file = file;
        this.secrets = load(file);
    }

    /// @param value the current text of the secret
    record Secret(String arn, String name, String version, String value) {}

    /// Gives each secret of the template that has no value yet its first one.
    public void create(Assembly assembly, Resolver resolver) {
        for (Resource resource : assembly.ofType("AWS::SecretsManager::Secret")) {
            String arn = resolver.ref(resource);
            if (!secrets.has(arn)) {
                JsonNode properties = resolver.properties(resource);
                String name = properties.path("Name").asText(resource.generatedName());
                put(new Secret(arn, name, UUID.randomUUID().toString(), firstValue(properties)));
            }
        }
    }

    /// The secret of that ARN or name, or null.
    synchronized @Nullable Secret find(String arnOrName) {
        for (var entry : secrets.properties()) {
            JsonNode kept = entry.getValue();
            String name = kept.path("name").asText();
            if (entry.getKey().equals(arnOrName) || name.equals(arnOrName)) {
                return new Secret(
                        entry.getKey(),
                        name,
                        kept.path("version").asText(),
                        kept.path("value").asText());
            }
        }
        return null;
    }

    /// The text of a secret for a dynamic reference, `{{resolve:secretsmanager:…}}`.
    public String value(String arnOrName) {
        Secret secret = find(arnOrName);
        if (secret == null) {
            throw new org.lyceum.local.LocalFailure(
                    "The template has no secret " + arnOrName + ".");
        }
        return secret.value();
    }

    synchronized void put(Secret secret) {
        ObjectNode kept = secrets.putObject(secret.arn());
        kept.put("name", secret.name());
        kept.put("version", secret.version());
        kept.put("value", secret.value());
        save();
    }

    private static String firstValue(JsonNode properties) {
        if (properties.has("SecretString")) {
            return properties.path("SecretString").asText();
        }
        JsonNode how = properties.path("GenerateSecretString");
        boolean plain = how.path("ExcludePunctuation").asBoolean();
        String random = random(how.path("PasswordLength").asInt(32), plain);
        String key = how.path("GenerateStringKey").asText();
        if (key.isEmpty()) {
            return random;
        }
        ObjectNode text = Json.object();
        text.setAll(
                (ObjectNode)
                        Json.readObject(
                                how.path("SecretStringTemplate")
                                        .asText("{}")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return text.put(key, random).toString();
    }

    private static String random(int length, boolean plain) {
        String alphabet = plain ? LETTERS : LETTERS + PUNCTUATION;
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static ObjectNode load(Path file) {
        try {
            return Files.exists(file)
                    ? (ObjectNode) Json.readObject(Files.readAllBytes(file))
                    : Json.object();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save() {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(next);
            Files.createFile(
                    next,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.write(next, Json.bytes(secrets));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
