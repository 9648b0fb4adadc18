package org.lyceum.rtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.PacketCaptures;

/// The fence's bounds, and servers that meet what no proper client sends.
class HandshakeFenceTest {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);

    private final Semaphore woken = new Semaphore(0);
    private final DropCounters drops = new DropCounters();
    private final RecordingSink sink = new RecordingSink();

    @ParameterizedTest(name = "{0}, pieces {1} and {2}")
    @CsvSource(
            textBlock =
                    """
                    chromium-156, 0, 1
                    chromium-156, 1, 0
                    firefox-153, 0, 1
                    firefox-153, 1, 0
                    """)
    void answersTheFirstFlightOfABrowser(String browser, int first, int second) {
        var flight = PacketCaptures.of("stun/" + browser + "-dtls-first-flight.hex");
        DtlsEndpoint server = server(DtlsPair.FENCE);

        give(server, flight.get(first).bytes());
        give(server, flight.get(second).bytes());
        await(server, () -> !sink.datagrams.isEmpty());

        List<byte[]> answer = Lane.split(sink.datagrams.remove());
        assertThat(answer).hasSize(5).allMatch(record -> record[0] == DtlsRecord.HANDSHAKE);
        // ServerHello, Certificate, ServerKeyExchange, CertificateRequest, ServerHelloDone
        assertThat(answer)
                .extracting(record -> (int) record[DtlsRecord.HEADER])
                .containsExactly(2, 11, 12, 13, 14);
        server.close(sink);
    }

    @ParameterizedTest(name = "record {0} of the flight")
    @CsvSource(
            textBlock =
                    """
                    2
                    3
                    """)
    void startsNothingForAnythingButAClientHello(int number) {
        var flight = PacketCaptures.of("stun/chromium-156-dtls-first-flight.hex");
        var fence = fence(1, 20_000);
        DtlsEndpoint server = server(fence);

        give(server, flight.get(number).bytes());

        assertThat(fence.underWay()).isZero();
        assertThat(drops.of(Drop.DTLS_UNEXPECTED)).isPositive();
    }

    @Test
    void givesUpAHandshakeThatNeverFinishes() {
        var fence = fence(1, 200);
        DtlsEndpoint server = server(fence);

        give(server, firstPiece());
        await(server, () -> sink.closed != null);

        assertThat(sink.closed).isEqualTo(DtlsCloseReason.HANDSHAKE_TIMEOUT);
        assertThat(fence.underWay()).isZero();
    }

    @Test
    void boundsEndlessFragments() {
        var fence = fence(1, 200);
        DtlsEndpoint server = server(fence);
        byte[] piece = firstPiece();

        for (int i = 0; i < 20_000; i++) {
            byte[] fragment = piece.clone();
            DtlsRecord.writeShort(fragment, 9, i);
            fragment[DtlsRecord.HEADER + 5] = (byte) i;
            give(server, fragment);
        }
        await(server, () -> sink.closed != null);

        assertThat(drops.of(Drop.DTLS_HANDSHAKE_BACKLOG)).isPositive();
        assertThat(sink.keys).isNull();
    }

    @Test
    void refusesMoreHandshakesThanItsBoundAndTakesThemLater() {
        var fence = fence(1, 20_000);
        DtlsEndpoint first = server(fence);
        give(first, firstPiece());
        DtlsEndpoint second = server(fence);

        give(second, firstPiece());
        assertThat(fence.underWay()).isEqualTo(1);
        assertThat(drops.of(Drop.DTLS_HANDSHAKE_BACKLOG)).isEqualTo(1);

        first.close(sink);
        spinUntil(() -> fence.underWay() == 0);
        give(second, firstPiece());
        assertThat(fence.underWay()).isEqualTo(1);
        second.close(sink);
    }

    @Test
    void aRefusedClientAsksAgain() {
        var fence = fence(1, 20_000);
        DtlsEndpoint first = server(fence);
        give(first, firstPiece());
        var client =
                new DtlsEndpoint(
                        new DtlsSettings(
                                DtlsRole.CLIENT, DtlsPair.CLIENT, DtlsPair.SERVER.fingerprint()),
                        fence,
                        woken::release,
                        drops);

        client.start(1_000, sink);
        long retryNs = client.deadlineNs();
        first.close(sink);
        spinUntil(() -> fence.underWay() == 0);
        client.handleTimeout(retryNs - 1, sink);
        assertThat(fence.underWay()).isZero();
        client.handleTimeout(retryNs, sink);

        assertThat(client.deadlineNs()).isEqualTo(Long.MAX_VALUE);
        await(client, () -> !sink.datagrams.isEmpty());
        client.close(sink);
    }

    @Test
    void callsAHandshakeOffInTheMiddle() {
        var fence = fence(4, 20_000);
        DtlsEndpoint server = server(fence);
        var flight = PacketCaptures.of("stun/firefox-153-dtls-first-flight.hex");
        give(server, flight.get(0).bytes());
        give(server, flight.get(1).bytes());
        await(server, () -> !sink.datagrams.isEmpty());
        sink.datagrams.clear();

        server.close(sink);
        spinUntil(() -> fence.underWay() == 0);
        server.handleTimeout(0, sink);

        assertThat(sink.datagrams).isEmpty();
        assertThat(sink.closed).isNull();
        assertThat(sink.keys).isNull();
    }

    @Test
    void computesOnOnePermitWhileManyWait() {
        var settings = new FenceSettings(1, 64, 20, 200, 20_000, DtlsPair.QUICK.srtpProfiles());
        var fence = new HandshakeFence(settings, new SecureRandom());
        for (int i = 0; i < 8; i++) {
            give(server(fence), firstPiece());
        }

        var pair = new DtlsPair(fence, fence).connect();

        assertThat(pair.server.isEstablished()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                          DATAGRAMS
                    before it has read anything,           1
                    in the middle of a flight,             2
                    """)
    void aHandshakeThatIsCalledOffLeavesItsPermitToOthers(String name, int datagrams) {
        var settings = new FenceSettings(1, 2, 20, 200, 20_000, DtlsPair.QUICK.srtpProfiles());
        var fence = new HandshakeFence(settings, new SecureRandom());
        var flight = PacketCaptures.of("stun/firefox-153-dtls-first-flight.hex");
        for (int round = 0; round < 5; round++) {
            DtlsEndpoint server = server(fence);
            for (int i = 0; i < datagrams; i++) {
                give(server, flight.get(i).bytes());
            }
            server.close(sink);
            spinUntil(() -> fence.underWay() == 0);
        }

        var pair = new DtlsPair(fence, fence).connect();

        assertThat(pair.server.isEstablished()).isTrue();
    }

    @Test
    void aFloodOfClientHellosIsBoundedAndCounted() {
        var fence = fence(8, 20_000);
        var endpoints = new ArrayList<DtlsEndpoint>();
        for (int i = 0; i < 500; i++) {
            DtlsEndpoint server = server(fence);
            endpoints.add(server);
            give(server, firstPiece());
            assertThat(fence.underWay()).isLessThanOrEqualTo(8);
        }

        assertThat(drops.of(Drop.DTLS_HANDSHAKE_BACKLOG)).isEqualTo(492);
        endpoints.forEach(server -> server.close(sink));
        spinUntil(() -> fence.underWay() == 0);
        var pair = new DtlsPair(fence, fence).connect();
        assertThat(pair.server.isEstablished()).isTrue();
    }

    @Test
    void aFloodFromOneAddressIsOneHandshake() {
        var fence = fence(8, 20_000);
        DtlsEndpoint server = server(fence);

        for (int i = 0; i < 5_000; i++) {
            give(server, firstPiece());
        }

        assertThat(fence.underWay()).isEqualTo(1);
        server.close(sink);
        spinUntil(() -> fence.underWay() == 0);
        assertThat(sink.keys).isNull();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void usesCorrettoWhereItsLibraryLoads() {
        assertThat(DtlsPair.FENCE.cryptoName()).isEqualTo("AmazonCorrettoCryptoProvider");
    }

    private static HandshakeFence fence(int maxHandshakes, int timeoutMillis) {
        var settings =
                new FenceSettings(
                        2, maxHandshakes, 20, 200, timeoutMillis, DtlsPair.QUICK.srtpProfiles());
        return new HandshakeFence(settings, new SecureRandom());
    }

    private DtlsEndpoint server(HandshakeFence fence) {
        var settings =
                new DtlsSettings(DtlsRole.SERVER, DtlsPair.SERVER, DtlsPair.CLIENT.fingerprint());
        return new DtlsEndpoint(settings, fence, woken::release, drops);
    }

    private static byte[] firstPiece() {
        return PacketCaptures.of("stun/chromium-156-dtls-first-flight.hex").getFirst().bytes();
    }

    private void give(DtlsEndpoint server, byte[] datagram) {
        server.handle(datagram, datagram.length, 0, sink);
    }

    private void await(DtlsEndpoint endpoint, BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE_NS;
        endpoint.handleTimeout(0, sink);
        while (!done.getAsBoolean()) {
            try {
                assertThat(woken.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS))
                        .as("woken by the fence")
                        .isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            endpoint.handleTimeout(0, sink);
        }
    }

    /// For what ends without a wake-up call, because nobody is interested any more.
    private static void spinUntil(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE_NS;
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
