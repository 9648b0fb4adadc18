package org.lyceum.sfu.net;

import io.netty.channel.EventLoop;
import java.lang.System.Logger;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.lyceum.sfu.log.LogTag;

/// What other threads want a worker to do, in order and bounded.
///
/// Bounded: at most [#CAPACITY]; media may fill half of it, so that decisions always find room.
/// What is refused is counted.
final class Mailbox {
    static final int CAPACITY = 65_536;
    static final int MEDIA_CAPACITY = CAPACITY / 2;

    private static final Logger LOG = LogTag.NODE.logger();

    private final EventLoop loop;
    private final Runnable afterEach;
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder refused = new LongAdder();

    /// @param afterEach run on the loop after each letter: the end of a turn
    Mailbox(EventLoop loop, Runnable afterEach) {
        this.loop = loop;
        this.afterEach = afterEach;
    }

    /// Posts something that must be done. False when the worker is hopelessly behind or gone.
    boolean post(Runnable work) {
        return post(work, CAPACITY);
    }

    /// Posts media, which may be lost.
    boolean postMedia(Runnable work) {
        return post(work, MEDIA_CAPACITY);
    }

    int waiting() {
        return waiting.get();
    }

    long refused() {
        return refused.sum();
    }

    private boolean post(Runnable work, int capacity) {
        if (waiting.incrementAndGet() > capacity) {
            waiting.decrementAndGet();
            refused.increment();
            return false;
        }
        try {
            loop.execute(() -> run(work));
            return true;
        } catch (RejectedExecutionException _) {
            waiting.decrementAndGet();
            refused.increment();
            return false;
        }
    }

    private void run(Runnable work) {
        waiting.decrementAndGet();
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.ERROR, "A letter to a worker failed", e);
        }
        afterEach.run();
    }
}
