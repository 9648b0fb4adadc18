package org.lyceum.functions.placement;

import java.time.Duration;

/// Remembers for a moment that something did not answer, so that others do not wait for it too.
///
/// Open, it lets one question through each pause, to see whether the answer is back. It reads no
/// clock. Safe for threads.
final class Circuit {
    private final long pauseNs;
    private boolean open;
    private long lastTriedNs;

    Circuit(Duration pause) {
        this.pauseNs = pause.toNanos();
    }

    /// Whether a question may be asked now.
    synchronized boolean admits(long nowNs) {
        if (!open) {
            return true;
        }
        if (nowNs - lastTriedNs < pauseNs) {
            return false;
        }
        lastTriedNs = nowNs;
        return true;
    }

    /// An answer came. True: that is news.
    synchronized boolean answered() {
        boolean news = open;
        open = false;
        return news;
    }

    /// No answer came. True: that is news.
    synchronized boolean failed(long nowNs) {
        boolean news = !open;
        open = true;
        lastTriedNs = nowNs;
        return news;
    }
}
