package org.lyceum.rtc.dtls;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.lyceum.rtc.DropCounters;

/// A client and a server on one event loop (the test's thread), joined by two lanes; the handshakes
/// are real.
///
/// BouncyCastle keeps real time, so these tests wait for its wake-up calls; they never assert how
/// long it took.
final class DtlsPair {
    static final DtlsIdentity SERVER = DtlsIdentity.create(new SecureRandom(), Instant.now());
    static final DtlsIdentity CLIENT = DtlsIdentity.create(new SecureRandom(), Instant.now());
    static final FenceSettings QUICK =
            new FenceSettings(
                    4,
                    64,
                    20,
                    200,
                    20_000,
                    List.of(SrtpKeys.AEAD_AES_128_GCM, SrtpKeys.AES128_CM_HMAC_SHA1_80));
    static final HandshakeFence FENCE = new HandshakeFence(QUICK, new SecureRandom());

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);

    final RecordingSink fromClient = new RecordingSink();
    final RecordingSink fromServer = new RecordingSink();
    final DropCounters clientDrops = new DropCounters();
    final DropCounters serverDrops = new DropCounters();
    final DtlsEndpoint client;
    final DtlsEndpoint server;
    Lane toServer = Lane.perfect();
    Lane toClient = Lane.perfect();
    private final Semaphore woken = new Semaphore(0);

    DtlsPair() {
        this(FENCE, FENCE);
    }

    DtlsPair(HandshakeFence clientFence, HandshakeFence serverFence) {
        this(
                clientFence,
                serverFence,
                new DtlsSettings(DtlsRole.CLIENT, CLIENT, SERVER.fingerprint()),
                new DtlsSettings(DtlsRole.SERVER, SERVER, CLIENT.fingerprint()));
    }

    DtlsPair(DtlsSettings clientSettings, DtlsSettings serverSettings) {
        this(FENCE, FENCE, clientSettings, serverSettings);
    }

    private DtlsPair(
            HandshakeFence clientFence,
            HandshakeFence serverFence,
            DtlsSettings clientSettings,
            DtlsSettings serverSettings) {
        client = new DtlsEndpoint(clientSettings, clientFence, woken::release, clientDrops);
        server = new DtlsEndpoint(serverSettings, serverFence, woken::release, serverDrops);
    }

    /// Starts the client and runs the loop until both have keys.
    DtlsPair connect() {
        client.start(0, fromClient);
        runUntil(() -> client.isEstablished() && server.isEstablished());
        return this;
    }

    /// Runs the loop until the condition holds.
    void runUntil(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE_NS;
        deliver();
        while (!done.getAsBoolean()) {
            awaitWake(end);
            deliver();
        }
    }

    /// Takes what the fence has ready, and carries datagrams until none is under way.
    void deliver() {
        client.handleTimeout(0, fromClient);
        server.handleTimeout(0, fromServer);
        while (!fromClient.datagrams.isEmpty() || !fromServer.datagrams.isEmpty()) {
            for (byte[] d = fromClient.datagrams.poll();
                    d != null;
                    d = fromClient.datagrams.poll()) {
                toServer.carry(d)
                        .forEach(arrived -> server.handle(arrived, arrived.length, 0, fromServer));
            }
            for (byte[] d = fromServer.datagrams.poll();
                    d != null;
                    d = fromServer.datagrams.poll()) {
                toClient.carry(d)
                        .forEach(arrived -> client.handle(arrived, arrived.length, 0, fromClient));
            }
        }
    }

    boolean clientSays(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return client.sendApplicationData(bytes, 0, bytes.length, fromClient);
    }

    boolean serverSays(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return server.sendApplicationData(bytes, 0, bytes.length, fromServer);
    }

    private void awaitWake(long end) {
        try {
            if (!woken.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new AssertionError(
                        "the fence is silent: client "
                                + fromClient.closed
                                + ", server "
                                + fromServer.closed);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
