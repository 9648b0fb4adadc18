package org.lyceum.rtc.dtls;

import java.util.concurrent.Semaphore;

/// One handshake's turn to compute: a permit that it holds only while it does, not while it waits
/// for the network.
///
/// So the bound on computing handshakes can be small without slow peers standing in the way of
/// quick ones. Owned by the handshake's thread.
final class Turn {
    private final Semaphore permits;
    private boolean held;

    Turn(Semaphore permits) {
        this.permits = permits;
    }

    /// Waits for a permit.
    void enter() throws InterruptedException {
        permits.acquire();
        held = true;
    }

    /// Gives the permit back, if held.
    void leave() {
        if (held) {
            held = false;
            permits.release();
        }
    }
}
