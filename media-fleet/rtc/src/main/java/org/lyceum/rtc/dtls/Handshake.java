package org.lyceum.rtc.dtls;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A handshake under way: the two bounded mailboxes between its peer's event loop and its virtual
/// thread.
///
/// The event loop gives records and takes datagrams and the outcome; it never waits here. The
/// thread does the opposite. Bounded: what does not fit is dropped, which to DTLS is a lost
/// datagram.
final class Handshake {
    /// Records that wait for the handshake; two whole flights with room to spare.
    static final int MAX_RECORDS = 64;

    /// Datagrams that wait for the event loop.
    static final int MAX_DATAGRAMS = 32;

    private final BlockingQueue<byte[]> records = new ArrayBlockingQueue<>(MAX_RECORDS);
    private final Queue<byte[]> datagrams = new ArrayBlockingQueue<>(MAX_DATAGRAMS);
    private final Runnable wake;
    private volatile boolean reading;
    private volatile boolean cancelled;
    private volatile @Nullable HandshakeOutcome outcome;
    private volatile @Nullable Thread thread;

    Handshake(Runnable wake) {
        this.wake = wake;
    }

    // The event loop's side

    /// Gives one record, which is kept; false when the mailbox is full.
    boolean offer(byte[] record) {
        return records.offer(record);
    }

    /// The next datagram to send, or null.
    byte @Nullable [] pollDatagram() {
        return datagrams.poll();
    }

    /// How it ended, or null. Datagrams written before the end are there when the outcome is.
    @Nullable HandshakeOutcome outcome() {
        return outcome;
    }

    /// Whether the thread has begun to read; before that a repeated ClientHello tells it nothing
    /// new.
    boolean isReading() {
        return reading;
    }

    /// Ends the handshake as soon as its thread notices; nothing more comes out of it.
    void cancel() {
        cancelled = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    // The thread's side

    void startedOn(Thread running) {
        thread = running;
        if (cancelled) {
            running.interrupt();
        }
    }

    /// Waits for a record, for at most this long; 0 is for ever. Null: none came.
    byte @Nullable [] take(int waitMillis) throws InterruptedException {
        return waitMillis == 0 ? records.take() : records.poll(waitMillis, TimeUnit.MILLISECONDS);
    }

    void beganReading() {
        reading = true;
    }

    /// Hands datagrams to the event loop.
    void send(Iterable<byte[]> packed) {
        if (cancelled) {
            return;
        }
        boolean any = false;
        for (byte[] datagram : packed) {
            any |= datagrams.offer(datagram);
        }
        if (any) {
            wake.run();
        }
    }

    void end(HandshakeOutcome ended) {
        outcome = ended;
        if (!cancelled) {
            wake.run();
        }
    }
}
