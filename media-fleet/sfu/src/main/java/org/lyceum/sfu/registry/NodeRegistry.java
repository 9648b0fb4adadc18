package org.lyceum.sfu.registry;

import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.store.Heartbeats;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.sfu.log.LogTag;

/// Keeps the node announced in Redis and in DynamoDB, as often as [Heartbeats] says, so that a dead
/// node is known soon, and joins find a living one when Redis is away.
///
/// When a store fails the node goes on, says so once in the log, and reports it in its health until
/// it is back. Redis is then told everything again: the node, and where its classes are. Meanwhile
/// it is asked and told nothing but the heartbeat, so that nothing waits for it.
public final class NodeRegistry implements ClassDirectory, AutoCloseable {
    /// Ends of classes that wait for the table: more than a node can hold classes.
    static final int MAX_WAITING_ENDS = 1_000;

    /// What still waits for a store when the node goes gets so long.
    static final Duration LAST_WRITES = Duration.ofSeconds(10);

    /// How often the end of a class is tried: a minute in all, then the REST operation must end it.
    static final int END_ATTEMPTS = 12;

    private static final Logger LOG = LogTag.REGISTRY.logger();

    private final RedisPresence redis;
    private final NodeTable table;
    private final Supplier<NodeRecord> self;
    private final ScheduledExecutorService beat =
            Executors.newScheduledThreadPool(3, Thread.ofVirtual().name("registry-", 0).factory());
    private final ExecutorService endings = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore waitingEnds = new Semaphore(MAX_WAITING_ENDS);
    private final LongAdder refusedEnds = new LongAdder();
    private final Set<String> classes = ConcurrentHashMap.newKeySet();
    private final StoreState redisState = new StoreState("Redis");
    private final StoreState tableState = new StoreState("DynamoDB");

    private final Duration endRetry;

    public NodeRegistry(RedisPresence redis, NodeTable table, Supplier<NodeRecord> self) {
        this(redis, table, self, Duration.ofSeconds(5));
    }

    NodeRegistry(
            RedisPresence redis, NodeTable table, Supplier<NodeRecord> self, Duration endRetry) {
        this.redis = redis;
        this.table = table;
        this.self = self;
        this.endRetry = endRetry;
    }

    /// Announces the node now, and again and again.
    public void start() {
        announceInTable();
        announceInRedis();
        repeat(this::announceInRedis, Heartbeats.REDIS_EVERY);
        repeat(this::announceInTable, Heartbeats.TABLE_EVERY);
    }

    /// Whether Redis answered the last time.
    public boolean redisHealthy() {
        return redisState.healthy();
    }

    /// Whether DynamoDB answered the last time.
    public boolean tableHealthy() {
        return tableState.healthy();
    }

    /// Calls of Redis that failed.
    public long redisFailures() {
        return redisState.failures.sum();
    }

    /// Calls of DynamoDB that failed.
    public long tableFailures() {
        return tableState.failures.sum();
    }

    /// Ends of classes that were not even tried, because too many others waited.
    public long refusedEnds() {
        return refusedEnds.sum();
    }

    @Override
    public void classOpened(String classId) {
        classes.add(classId);
    }

    /// Tried again while the table is away.
    @Override
    public void classEnded(String classId, Instant endedAt) {
        classes.remove(classId);
        if (!waitingEnds.tryAcquire()) {
            refusedEnds.increment();
            LOG.log(Logger.Level.ERROR, "Too many ends of classes wait for the table");
            return;
        }
        endings.execute(() -> {
            try {
                endClass(classId, endedAt);
            } finally {
                waitingEnds.release();
            }
        });
    }

    @Override
    public void classLeft(String classId) {
        classes.remove(classId);
    }

    @Override
    public void close() {
        beat.shutdownNow();
        finishEndings();
        String nodeId = self.get().nodeId();
        redisState.attempt(() -> redis.withdraw(nodeId));
        tableState.attempt(() -> table.withdraw(nodeId));
        redis.close();
    }

    private void endClass(String classId, Instant endedAt) {
        for (int attempt = 0; attempt < END_ATTEMPTS; attempt++) {
            if (tableState.attempt(() -> table.endClass(classId, endedAt))) {
                redisState.attemptIfHealthy(() -> redis.forgetClass(classId));
                return;
            }
            try {
                Thread.sleep(endRetry);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        LOG.log(Logger.Level.ERROR, "The end of class {0} could not be written", classId);
    }

    private void finishEndings() {
        endings.shutdown();
        try {
            if (endings.awaitTermination(LAST_WRITES.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        endings.shutdownNow();
    }

    private void repeat(Runnable work, Duration every) {
        var _ =
                beat.scheduleAtFixedRate(
                        work, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void announceInRedis() {
        boolean wasAway = !redisState.healthy();
        if (redisState.attempt(() -> redis.announce(self.get())) && wasAway) {
            beat.execute(this::placeAgain);
        }
    }

    /// Only what DynamoDB says, for a class may have moved while Redis was away.
    private void placeAgain() {
        String nodeId = self.get().nodeId();
        for (String classId : classes) {
            boolean done =
                    tableState.attempt(() -> {
                        if (table.holderOf(classId).equals(nodeId)) {
                            redisState.attemptIfHealthy(
                                    () -> redis.placeUnlessPlaced(classId, nodeId));
                        }
                    });
            if (!done || !redisState.healthy()) {
                return;
            }
        }
    }

    private void announceInTable() {
        tableState.attempt(() -> table.announce(self.get()));
    }

    /// Whether a store answers, and one line in the log each time that this changes.
    private static final class StoreState {
        private final String name;
        private final LongAdder failures = new LongAdder();
        private volatile boolean healthy = true;

        StoreState(String name) {
            this.name = name;
        }

        boolean healthy() {
            return healthy;
        }

        /// Only the heartbeat finds out that a store is back, and sees to what follows.
        void attemptIfHealthy(Runnable call) {
            if (healthy) {
                var _ = attempt(call);
            }
        }

        boolean attempt(Runnable call) {
            try {
                call.run();
                change(true, null);
                return true;
            } catch (RuntimeException e) {
                // Whatever it is: a heartbeat that throws would never beat again.
                failures.increment();
                change(false, e);
                return false;
            }
        }

        private void change(boolean now, @Nullable Exception cause) {
            if (healthy != now) {
                healthy = now;
                LOG.log(
                        Logger.Level.WARNING,
                        now
                                ? name + " answers again"
                                : name + " does not answer: " + cause + ". Live classes go on.");
            }
        }
    }
}
