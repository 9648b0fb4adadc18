package org.lyceum.sfu.net;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.lyceum.sfu.eventlog.LogBatch;
import org.lyceum.sfu.eventlog.LogStore;
import org.lyceum.sfu.eventlog.LogStore.LogSnapshot;
import org.lyceum.sfu.eventlog.PutResult;
import org.lyceum.sfu.log.LogTag;
import org.lyceum.sfu.room.MemorySnapshot;

/// The threads that write the logs of this node's classes: event loops never wait for the store.
///
/// Bounded by the rooms of the node: each has at most one batch and one snapshot under way.
/// Thread-safe.
final class LogWriter implements AutoCloseable {
    /// What is under way when the node goes gets so long.
    static final Duration LAST_WRITES = Duration.ofSeconds(5);

    /// A full mailbox is asked again so often; its worker is hopelessly behind after that.
    static final int DELIVERY_ATTEMPTS = 200;

    private static final Duration DELIVERY_PAUSE = Duration.ofMillis(50);
    private static final Logger LOG = LogTag.REGISTRY.logger();

    private final LogStore store;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("log-", 0).factory());

    LogWriter(LogStore store) {
        this.store = store;
    }

    LogStore store() {
        return store;
    }

    /// Puts a batch and says what became of it.
    ///
    /// @param tell false when it could not be told now
    void put(String classId, LogBatch batch, Predicate<PutResult> tell) {
        start(() -> {
            PutResult result = put(classId, batch);
            deliver(() -> tell.test(result));
        });
    }

    /// Keeps a snapshot, or not: the log has everything.
    ///
    /// @param done false when it could not be told now
    void keep(String classId, MemorySnapshot snapshot, BooleanSupplier done) {
        start(() -> {
            try {
                store.writeSnapshot(classId, new LogSnapshot(snapshot.seq(), snapshot.toBytes()));
            } catch (RuntimeException e) {
                LOG.log(
                        Logger.Level.WARNING,
                        "class=" + classId + " no snapshot at " + snapshot.seq(),
                        e);
            }
            deliver(done);
        });
    }

    /// Finishes what is under way.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (threads.awaitTermination(LAST_WRITES.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }

    private void start(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException _) {
            // The node goes. What is not stored was not acknowledged: pages send it again.
        }
    }

    private PutResult put(String classId, LogBatch batch) {
        try {
            PutResult result = store.put(classId, batch);
            if (failing.compareAndSet(true, false)) {
                LOG.log(Logger.Level.WARNING, "Logs of classes are stored again");
            }
            return result;
        } catch (RuntimeException e) {
            if (failing.compareAndSet(false, true)) {
                LOG.log(
                        Logger.Level.WARNING,
                        "Logs of classes cannot be stored: " + e + ". Acts wait, media goes on.");
            }
            return new PutResult.Failed();
        }
    }

    private static void deliver(BooleanSupplier letter) {
        for (int attempt = 0; attempt < DELIVERY_ATTEMPTS && !letter.getAsBoolean(); attempt++) {
            try {
                Thread.sleep(DELIVERY_PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
