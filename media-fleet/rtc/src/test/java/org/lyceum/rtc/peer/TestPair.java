package org.lyceum.rtc.peer;

import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import org.lyceum.rtc.dtls.DtlsKeys;
import org.lyceum.rtc.dtls.DtlsRole;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.network.SimulatedNetwork;
import org.lyceum.rtc.sctp.ChannelSettings;
import org.lyceum.rtc.sctp.SctpSettings;

/// A node's session and a client's, joined by a simulated network; everything random comes from the
/// seed.
final class TestPair {
    static final long MS = 1_000_000L;
    static final long SECOND = 1_000 * MS;
    static final InetSocketAddress NODE = new InetSocketAddress("198.51.100.1", 3478);
    static final InetSocketAddress CLIENT = new InetSocketAddress("203.0.113.9", 50_000);
    static final InetSocketAddress CLIENT_ELSEWHERE = new InetSocketAddress("203.0.113.77", 1_234);
    static final SctpSettings CHANNELS =
            SctpSettings.of(
                    List.of(ChannelSettings.orderedReliable(0), ChannelSettings.unordered(1, 0)));

    final SimulatedNetwork network;
    final TestPeer node;
    final TestPeer client;
    private final SecureRandom random;

    /// With injected keys.
    TestPair(long seed) {
        this(
                seed,
                new PeerSettings.Security.Injected(DtlsKeys.ofSeed(seed, DtlsRole.SERVER)),
                new PeerSettings.Security.Injected(DtlsKeys.ofSeed(seed, DtlsRole.CLIENT)));
    }

    TestPair(long seed, PeerSettings.Security nodeSecurity, PeerSettings.Security clientSecurity) {
        random = seeded(seed);
        network = new SimulatedNetwork(seed);
        IceCredentials ofNode = IceCredentials.random(random);
        IceCredentials ofClient = IceCredentials.random(random);
        node =
                new TestPeer(
                        network,
                        NODE,
                        new PeerSettings(
                                PeerRole.NODE,
                                PeerSettings.Ice.lite(ofNode, ofClient),
                                nodeSecurity,
                                CHANNELS,
                                TestPeer.TRANSPORT_CC,
                                random));
        client =
                new TestPeer(
                        network,
                        CLIENT,
                        new PeerSettings(
                                PeerRole.CLIENT,
                                new PeerSettings.Ice(ofClient, ofNode, List.of(NODE)),
                                clientSecurity,
                                CHANNELS,
                                TestPeer.TRANSPORT_CC,
                                random));
    }

    TestPair connected() {
        network.runFor(2 * SECOND);
        return this;
    }

    void restartIce() {
        IceCredentials ofNode = IceCredentials.random(random);
        IceCredentials ofClient = IceCredentials.random(random);
        node.session.restartIce(ofNode, ofClient, network.nowNs());
        client.session.restartIce(ofClient, ofNode, network.nowNs());
    }

    /// SHA1PRNG gives the same numbers for the same seed when it is seeded before use.
    private static SecureRandom seeded(long seed) {
        try {
            SecureRandom seeded = SecureRandom.getInstance("SHA1PRNG");
            seeded.setSeed(seed);
            return seeded;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
