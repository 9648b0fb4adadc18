package org.lyceum.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lyceum.rtc.peer.TestPair.MS;
import static org.lyceum.rtc.peer.TestPair.SECOND;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lyceum.rtc.dtls.DtlsIdentity;
import org.lyceum.rtc.dtls.FenceSettings;
import org.lyceum.rtc.dtls.HandshakeFence;

/// Two sessions that really shake hands. The network is simulated; BouncyCastle's clock is not.
class PeerHandshakeTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.now();
    private static final DtlsIdentity NODE = DtlsIdentity.create(RANDOM, NOW);
    private static final DtlsIdentity CLIENT = DtlsIdentity.create(RANDOM, NOW);
    private static final HandshakeFence FENCE =
            new HandshakeFence(FenceSettings.forCores(2), RANDOM);

    private final BlockingQueue<Boolean> wakes = new LinkedBlockingQueue<>();

    @BeforeAll
    static void warmUp() {
        FENCE.warmUp();
    }

    @Test
    void connectsAndCarriesMediaAndMessages() throws InterruptedException {
        TestPair pair = pair(NODE.fingerprint());

        runUntil(pair, () -> pair.node.events.size() == 2 && pair.client.events.size() == 2);
        pair.client.sendRtp("voice");
        pair.node.sendRtp("picture");
        pair.node.sendMessage(0, "welcome");
        pair.client.sendMessage(1, "thanks");
        pair.network.runFor(SECOND);

        assertThat(pair.node.events).containsExactly("connected", "channels open");
        assertThat(pair.client.events).containsExactly("connected", "channels open");
        assertThat(pair.node.sequenceNumbers).hasSize(1);
        assertThat(pair.client.sequenceNumbers).hasSize(1);
        assertThat(pair.client.messages).containsExactly("0:welcome");
        assertThat(pair.node.messages).containsExactly("1:thanks");
    }

    @Test
    void closesWhenTheCertificateIsNotThePromisedOne() throws InterruptedException {
        TestPair pair = pair(CLIENT.fingerprint());

        runUntil(pair, () -> !pair.client.events.isEmpty());

        assertThat(pair.client.events).containsExactly("closed FINGERPRINT_MISMATCH");
        assertThat(pair.node.events).doesNotContain("connected");
    }

    private TestPair pair(String fingerprintPromisedToTheClient) {
        Runnable wake = () -> wakes.add(true);
        return new TestPair(
                1,
                new PeerSettings.Security.Handshaking(NODE, FENCE, CLIENT.fingerprint(), wake),
                new PeerSettings.Security.Handshaking(
                        CLIENT, FENCE, fingerprintPromisedToTheClient, wake));
    }

    /// Virtual time stands while the fence computes: it goes on when the fence wakes its hosts.
    private void runUntil(TestPair pair, BooleanSupplier done) throws InterruptedException {
        pair.network.runFor(100 * MS);
        for (int turn = 0; turn < 500 && !done.getAsBoolean(); turn++) {
            Boolean woken = wakes.poll(100, TimeUnit.MILLISECONDS);
            if (woken != null) {
                pair.node.handleTimeout(pair.network.nowNs(), pair.node.out());
                pair.client.handleTimeout(pair.network.nowNs(), pair.client.out());
            }
            pair.network.runFor(10 * MS);
        }
        pair.network.runFor(100 * MS);
    }
}
