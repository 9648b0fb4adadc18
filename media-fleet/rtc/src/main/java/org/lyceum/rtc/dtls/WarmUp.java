package org.lyceum.rtc.dtls;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lyceum.rtc.DropCounters;

/// A few handshakes of a fence with itself, in memory, for the sake of the compiler and the class
/// loader.
///
/// Part of the fence: it waits on its caller's thread.
final class WarmUp {
    private static final int ROUNDS = 20;
    private static final long PATIENCE_SECONDS = 30;

    private final HandshakeFence fence;
    private final DtlsIdentity identity;

    WarmUp(HandshakeFence fence, SecureRandom random) {
        this.fence = fence;
        this.identity = DtlsIdentity.create(random, Instant.now());
    }

    void run() {
        for (int round = 0; round < ROUNDS; round++) {
            shakeHands();
        }
    }

    private void shakeHands() {
        var woken = new Semaphore(0);
        DtlsEndpoint client = endpoint(DtlsRole.CLIENT, woken);
        DtlsEndpoint server = endpoint(DtlsRole.SERVER, woken);
        var fromClient = new Outgoing();
        var fromServer = new Outgoing();
        client.start(0, fromClient);
        while (!client.isEstablished() || !server.isEstablished()) {
            waitFor(woken);
            client.handleTimeout(0, fromClient);
            fromClient.deliver(server, fromServer);
            server.handleTimeout(0, fromServer);
            fromServer.deliver(client, fromClient);
        }
    }

    private DtlsEndpoint endpoint(DtlsRole role, Semaphore woken) {
        var settings = new DtlsSettings(role, identity, identity.fingerprint());
        return new DtlsEndpoint(settings, fence, woken::release, new DropCounters());
    }

    private static void waitFor(Semaphore woken) {
        try {
            if (!woken.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no handshake succeeds on this machine");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while warming up", e);
        }
    }

    /// What one end has said and the other has not heard yet.
    private static final class Outgoing implements DtlsEndpoint.Sink {
        private final Queue<byte[]> datagrams = new ArrayDeque<>();

        void deliver(DtlsEndpoint receiver, DtlsEndpoint.Sink answers) {
            for (byte[] datagram = datagrams.poll();
                    datagram != null;
                    datagram = datagrams.poll()) {
                receiver.handle(datagram, datagram.length, 0, answers);
            }
        }

        @Override
        public void datagram(byte[] buffer, int offset, int length) {
            datagrams.add(Arrays.copyOfRange(buffer, offset, offset + length));
        }

        @Override
        public void applicationData(byte[] buffer, int offset, int length) {}

        @Override
        public void established(SrtpKeys keys) {}

        @Override
        public void closed(DtlsCloseReason reason) {
            throw new IllegalStateException("no handshake succeeds on this machine: " + reason);
        }
    }
}
