package org.lyceum.functions.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lyceum.functions.TestSecrets;
import org.lyceum.functions.TestTable;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Table;

/// The first signer makes the pair, whoever else needs it at the same moment.
final class KeyRingTest {
    private final TestTable table = new TestTable();

    @Test
    void manyFirstSignersMakeOneKey() throws IOException {
        try (TestSecrets secrets = new TestSecrets()) {
            Set<String> kids = ConcurrentHashMap.newKeySet();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 6; i++) {
                    threads.execute(() -> kids.add(ring(secrets).signer().kid()));
                }
            }
            assertThat(kids).hasSize(1);
            assertThat(secrets.puts()).isEqualTo(1);
            assertThat(publicKeys().find(kids.iterator().next())).isNotNull();
        }
    }

    @Test
    void randomTextOfAFreshSecretIsNoKey() throws IOException {
        try (TestSecrets secrets = new TestSecrets()) {
            secrets.hold("J%7random-password-of-cdk");
            SigningKey made = ring(secrets).signer();
            assertThat(ring(secrets).signer().kid()).isEqualTo(made.kid());
        }
    }

    @Test
    void tableThatLostThePublicKeyGetsItBack() throws IOException {
        try (TestSecrets secrets = new TestSecrets()) {
            SigningKey kept = SigningKey.generate();
            secrets.hold(kept.privateJwk());
            assertThat(ring(secrets).signer().kid()).isEqualTo(kept.kid());
            assertThat(publicKeys().find(kept.kid())).isEqualTo(kept.publicKey());
            assertThat(secrets.puts()).isZero();
        }
    }

    /// The new key is in the table one reading before it signs.
    @Test
    void replacedKeyIsPublishedBeforeItSigns() throws IOException {
        TestSecrets secrets = new TestSecrets();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        KeyRing ring = ring(secrets, now::get);
        String old = ring.signer().kid();
        SigningKey replacement = SigningKey.generate();
        secrets.hold(replacement.privateJwk());
        assertThat(ring.signer().kid()).isEqualTo(old);

        now.set(now.get().plusSeconds(301));
        assertThat(ring.signer().kid()).isEqualTo(old);
        assertThat(publicKeys().find(replacement.kid())).isNotNull();
        now.set(now.get().plusSeconds(301));
        assertThat(ring.signer().kid()).isEqualTo(replacement.kid());
        assertThat(publicKeys().find(old)).isNotNull();

        secrets.hold("no key at all");
        now.set(now.get().plusSeconds(301));
        assertThat(ring.signer().kid()).isEqualTo(replacement.kid());
        secrets.close();
        now.set(now.get().plusSeconds(301));
        assertThat(ring.signer().kid()).isEqualTo(replacement.kid());
    }

    @Test
    void keySaysNothingOfItsPrivateHalf() {
        SigningKey key = SigningKey.generate();
        String secret = EllipticJwk.coordinate(key.privateKey().getS());
        assertThat(key.toString()).doesNotContain(secret);
        assertThat(key.publicJwk()).doesNotContain(secret).doesNotContain("\"d\"");
    }

    private KeyRing ring(TestSecrets secrets) {
        return ring(secrets, InstantSource.system());
    }

    private KeyRing ring(TestSecrets secrets, InstantSource clock) {
        Map<String, String> variables = new HashMap<>(table.environment().values());
        variables.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint());
        variables.put(Environment.SIGNING_KEY_SECRET, "lyceum/signing-key");
        Table fresh = table.table();
        return new KeyRing(fresh, new PublicKeys(fresh, clock), new Environment(variables), clock);
    }

    private PublicKeys publicKeys() {
        return new PublicKeys(table.table(), InstantSource.system());
    }
}
