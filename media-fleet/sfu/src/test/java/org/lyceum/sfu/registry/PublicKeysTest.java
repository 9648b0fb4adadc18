package org.lyceum.sfu.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class PublicKeysTest {
    private final Map<String, String> stored = new HashMap<>();
    private int reads;
    private Runnable whileReading = () -> {};
    private boolean isAway;
    private long nowNs;
    private final PublicKeys keys =
            new PublicKeys(
                    () -> {
                        reads++;
                        whileReading.run();
                        if (isAway) {
                            throw SdkClientException.create("The store is away");
                        }
                        return stored;
                    },
                    () -> nowNs);

    @Test
    void readsTheStoreOnceForKeysThatItKnows() throws JOSEException {
        store("k1");

        assertThat(keys.find("k1")).isNotNull();
        assertThat(keys.find("k1")).isNotNull();
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void doesNotReadAgainForEveryKeyThatDoesNotExist() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(keys.find("unknown-" + i)).isNull();
        }

        assertThat(reads).isEqualTo(1);
    }

    @Test
    void findsAKeyThatCameLater() throws JOSEException {
        assertThat(keys.find("k2")).isNull();
        store("k2");
        nowNs += PublicKeys.PAUSE.toNanos();

        assertThat(keys.find("k2")).isNotNull();
    }

    @Test
    void whoNamesAKnownKeyNeverWaitsForTheStore() throws Exception {
        store("k1");
        assertThat(keys.find("k1")).isNotNull();
        nowNs += PublicKeys.PAUSE.toNanos();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        whileReading =
                () -> {
                    reading.countDown();
                    awaitQuietly(mayEnd);
                };
        Thread slow = Thread.ofVirtual().start(() -> keys.find("k2"));
        reading.await();

        assertThat(keys.find("k1")).isNotNull();

        mayEnd.countDown();
        slow.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneKeyThatIsNoneShutsNobodyElseOut() throws JOSEException {
        stored.put("broken", "{}");
        store("k1");

        assertThat(keys.find("k1")).isNotNull();
        assertThat(keys.find("broken")).isNull();
    }

    @Test
    void knowsItsKeysAlsoWhileTheStoreIsAwayAndSaysThatItCannotReadOthers() throws JOSEException {
        store("k1");
        assertThat(keys.find("k1")).isNotNull();
        isAway = true;
        nowNs += PublicKeys.PAUSE.toNanos();

        assertThatThrownBy(() -> keys.find("k2")).isInstanceOf(KeysUnavailableException.class);
        assertThat(keys.find("k1")).isNotNull();

        isAway = false;
        store("k2");
        nowNs += PublicKeys.PAUSE.toNanos();
        assertThat(keys.find("k2")).isNotNull();
    }

    private void store(String keyId) throws JOSEException {
        stored.put(
                keyId,
                new ECKeyGenerator(Curve.P_256)
                        .keyID(keyId)
                        .generate()
                        .toPublicJWK()
                        .toJSONString());
    }
}
