package org.lyceum.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.Resolver;

class SecretsStoreTest {
    private static final String TEMPLATE =
            """
            {"Resources":{"Key":{"Type":"AWS::SecretsManager::Secret","Properties":{
              "Name":"key","GenerateSecretString":{"PasswordLength":40,"ExcludePunctuation":true}}}}}
            """;

    @TempDir Path folder = Path.of("");

    @Test
    void aSecretKeepsItsFirstValueOverStarts() throws IOException {
        Files.writeString(folder.resolve("S.template.json"), TEMPLATE);
        Assembly assembly = Assembly.load(folder);
        Resolver resolver = new Resolver(assembly, Map.of());
        Path file = folder.resolve("secrets.json");
        SecretsStore first = new SecretsStore(file);
        first.create(assembly, resolver);
        SecretsStore second = new SecretsStore(file);
        second.create(assembly, resolver);
        assertThat(second.value("key")).matches("[A-Za-z0-9]{40}").isEqualTo(first.value("key"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
