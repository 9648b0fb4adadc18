package org.lyceum.rtc.dtls;

import java.io.IOException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.jspecify.annotations.Nullable;

/// The fence around BouncyCastle: every handshake of a node runs here, each on a virtual thread of
/// its own, and nothing else of the core knows a thread or BouncyCastle's clock.
///
/// Bounded twice: so many handshakes compute at once, and so many are under way; further ones are
/// refused. Shared by all peers of a process; thread-safe.
public final class HandshakeFence {
    private static final String JDK = "the JDK's providers";

    private final FenceSettings settings;
    private final SecureRandom random;
    private final Semaphore permits;
    private final AtomicInteger underWay = new AtomicInteger();
    private final JcaTlsCrypto crypto;
    private final String cryptoName;

    public HandshakeFence(FenceSettings settings, SecureRandom random) {
        this(settings, random, FastCrypto.corretto());
    }

    /// @param first asked for every algorithm before the JDK's own providers, or null
    HandshakeFence(FenceSettings settings, SecureRandom random, @Nullable Provider first) {
        this.settings = settings;
        this.random = random;
        this.permits = new Semaphore(settings.permits(), true);
        this.crypto = FastCrypto.over(first, random);
        this.cryptoName = first == null ? JDK : first.getName();
    }

    /// Whose elliptic curves are in use, for the log of the start.
    public String cryptoName() {
        return cryptoName;
    }

    /// How many handshakes are under way.
    public int underWay() {
        return underWay.get();
    }

    /// Shakes hands with itself until the code is warm; blocks its caller for a second or two.
    ///
    /// The first handshake of a cold JVM takes 0.6 to 1.6 s, and browsers repeat their flights
    /// meanwhile. Bots call this before they are measured; a node rehearses whole joins.
    public void warmUp() {
        new WarmUp(this, random).run();
    }

    /// Begins a handshake, or returns null when too many are under way.
    ///
    /// @param wake called from the handshake's thread whenever there is something to take from it
    @Nullable Handshake begin(DtlsSettings peer, Runnable wake) {
        if (underWay.incrementAndGet() > settings.maxHandshakes()) {
            underWay.decrementAndGet();
            return null;
        }
        var handshake = new Handshake(wake);
        Thread thread =
                Thread.ofVirtual().name("dtls-handshake").unstarted(() -> run(handshake, peer));
        handshake.startedOn(thread);
        thread.start();
        return handshake;
    }

    private void run(Handshake handshake, DtlsSettings peer) {
        HandshakeOutcome outcome = new HandshakeOutcome.Failed(DtlsCloseReason.HANDSHAKE_FAILED);
        var turn = new Turn(permits);
        try {
            turn.enter();
            outcome = shakeHands(handshake, peer, turn);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            turn.leave();
            underWay.decrementAndGet();
            handshake.end(outcome);
        }
    }

    private HandshakeOutcome shakeHands(Handshake handshake, DtlsSettings peer, Turn turn) {
        var transport = new FenceTransport(handshake, turn, settings.maxResendMillis());
        var negotiation = new Negotiation(settings, peer, transport, crypto);
        try {
            // What these return is dropped, never closed: closing it would send an alert with a
            // number that is ours.
            switch (peer.role()) {
                case SERVER ->
                        new DTLSServerProtocol()
                                .accept(new HandshakeServer(crypto, negotiation), transport);
                case CLIENT ->
                        new DTLSClientProtocol()
                                .connect(new HandshakeClient(crypto, negotiation), transport);
            }
            return negotiation.outcome();
        } catch (IOException e) {
            transport.flush();
            return new HandshakeOutcome.Failed(negotiation.reasonOf(e));
        } catch (RuntimeException _) {
            // BouncyCastle tripped over the peer's bytes: its handshake is lost, nobody else's.
            return new HandshakeOutcome.Failed(DtlsCloseReason.HANDSHAKE_FAILED);
        }
    }
}
