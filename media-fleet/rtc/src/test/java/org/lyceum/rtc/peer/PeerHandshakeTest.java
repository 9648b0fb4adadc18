package org.lyceum.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lyceum.rtc.peer.TestPair.MS;
import static org.lyceum.rtc.peer.TestPair.SECOND;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.dtls.DtlsIdentity;
import org.lyceum.rtc.dtls.FenceSettings;
import org.lyceum.rtc.dtls.HandshakeFence;
import org.lyceum.rtc.dtls.SrtpKeys;

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

    /// A client that knows no GCM.
    @Test
    void carriesMediaUnderTheOtherProfileToo() throws InterruptedException {
        var onlyCounterMode =
                new HandshakeFence(
                        FenceSettings.forCores(2)
                                .withProfiles(List.of(SrtpKeys.AES128_CM_HMAC_SHA1_80)),
                        RANDOM);
        TestPair pair = pair(NODE.fingerprint(), FENCE, onlyCounterMode);
        byte[] report = HexFormat.of().parseHex("80c9000100000001");

        runUntil(pair, () -> pair.node.events.size() == 2 && pair.client.events.size() == 2);
        pair.client.sendRtp("voice");
        pair.node.sendRtp("picture");
        pair.client.sendRtcp(report);
        pair.node.sendRtcp(report);
        pair.node.sendMessage(0, "welcome");
        pair.network.runFor(SECOND);

        assertThat(pair.node.sequenceNumbers).hasSize(1);
        assertThat(pair.client.sequenceNumbers).hasSize(1);
        assertThat(pair.node.compounds).contains(report);
        assertThat(pair.client.compounds).contains(report);
        assertThat(pair.client.messages).containsExactly("0:welcome");
        assertThat(pair.node.session.drops().of(Drop.SRTP_BAD_TAG)).isZero();
        assertThat(pair.client.session.drops().of(Drop.SRTP_BAD_TAG)).isZero();
    }

    @Test
    void aFloodFromUnvalidatedAddressesStartsNoHandshake() {
        var fence = new HandshakeFence(FenceSettings.forCores(2), RANDOM);
        TestPair pair = pair(NODE.fingerprint(), fence, fence);
        byte[] hello =
                HexFormat.of().parseHex("16fefd0000000000000000000d01000000000000000000000001");
        for (int port = 1; port <= 1_000; port++) {
            pair.node.handleDatagram(
                    hello,
                    hello.length,
                    new InetSocketAddress("203.0.113.66", port),
                    pair.network.nowNs(),
                    pair.node.out());
        }

        assertThat(pair.node.session.drops().of(Drop.DTLS_UNVALIDATED_SOURCE)).isEqualTo(1_000);
        assertThat(fence.underWay()).isZero();
    }

    @Test
    void closesWhenTheCertificateIsNotThePromisedOne() throws InterruptedException {
        TestPair pair = pair(CLIENT.fingerprint());

        runUntil(pair, () -> !pair.client.events.isEmpty());

        assertThat(pair.client.events).containsExactly("closed FINGERPRINT_MISMATCH");
        assertThat(pair.node.events).doesNotContain("connected");
    }

    private TestPair pair(String fingerprintPromisedToTheClient) {
        return pair(fingerprintPromisedToTheClient, FENCE, FENCE);
    }

    private TestPair pair(
            String fingerprintPromisedToTheClient, HandshakeFence ofNode, HandshakeFence ofClient) {
        Runnable wake = () -> wakes.add(true);
        return new TestPair(
                1,
                new PeerSettings.Security.Handshaking(NODE, ofNode, CLIENT.fingerprint(), wake),
                new PeerSettings.Security.Handshaking(
                        CLIENT, ofClient, fingerprintPromisedToTheClient, wake));
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
