package org.lyceum.local.lambda;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One function of the template.
///
/// As on AWS an instance of the handler serves one event at a time, is made when all others are
/// busy, and is thrown away after a timeout. Bounded: at most MAX_INSTANCES, then callers wait.
public final class LambdaFunction implements AutoCloseable {
    /// Lambda's limit of a synchronous request or response.
    public static final int MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

    private static final int MAX_INSTANCES = 8;

    /// How long a busy instance is waited for before another one is begun: to make one and to give
    /// it its first event costs more than that.
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final FunctionDefinition definition;
    private final FunctionHost host;
    private final BlockingQueue<FunctionInstance> idle = new ArrayBlockingQueue<>(MAX_INSTANCES);
    private final AtomicInteger instances = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public LambdaFunction(FunctionDefinition definition, FunctionHost host) {
        this.definition = definition;
        this.host = host;
    }

    public FunctionDefinition definition() {
        return definition;
    }

    /// Makes one instance ahead of the first event, as SnapStart's snapshot would have it.
    public void warmUp() throws InterruptedException {
        FunctionInstance instance = acquire();
        if (instance != null) {
            idle.add(instance);
        }
    }

    /// Runs the handler and waits for it.
    public Invocation invoke(byte[] event) throws InterruptedException {
        if (event.length > MAX_PAYLOAD_BYTES) {
            return new Invocation.TooLarge(event.length);
        }
        FunctionInstance instance;
        try {
            instance = acquire();
        } catch (HandlerFailure e) {
            return new Invocation.Failed(e.type(), e.sentence());
        }
        return instance == null ? new Invocation.Throttled() : run(instance, event);
    }

    /// Throws all idle copies away.
    @Override
    public void close() {
        for (FunctionInstance last = idle.poll(); last != null; last = idle.poll()) {
            last.close();
        }
    }

    private Invocation run(FunctionInstance instance, byte[] event) throws InterruptedException {
        Duration timeout = definition.timeout();
        Future<byte[]> result = threads.submit(() -> instance.handle(event, timeout));
        boolean reusable = false;
        try {
            byte[] payload = result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            reusable = true;
            return payload.length > MAX_PAYLOAD_BYTES
                    ? new Invocation.TooLarge(payload.length)
                    : new Invocation.Answered(payload);
        } catch (TimeoutException _) {
            result.cancel(true);
            return new Invocation.TimedOut(timeout);
        } catch (ExecutionException e) {
            reusable = true;
            return failure(e.getCause());
        } catch (CancellationException _) {
            return new Invocation.TimedOut(timeout);
        } finally {
            if (reusable) {
                putAside(instance);
            } else {
                throwAway(instance);
            }
        }
    }

    private Invocation failure(@Nullable Throwable cause) {
        if (cause instanceof HandlerFailure said) {
            return new Invocation.Failed(said.type(), said.sentence());
        }
        Throwable thrown = cause == null ? new IllegalStateException("no cause") : cause;
        System.getLogger(definition.handler())
                .log(System.Logger.Level.ERROR, definition.name() + " failed", thrown);
        return new Invocation.Failed(
                thrown.getClass().getName(), String.valueOf(thrown.getMessage()));
    }

    private @Nullable FunctionInstance acquire() throws InterruptedException {
        FunctionInstance instance = idle.poll();
        if (instance == null && instances.get() > 0) {
            instance = idle.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (instance != null) {
            return instance;
        }
        if (instances.compareAndSet(0, 1)) {
            return create();
        }
        if (instances.incrementAndGet() <= MAX_INSTANCES) {
            threads.execute(this::createAnother);
        } else {
            instances.decrementAndGet();
        }
        return idle.poll(definition.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Beside who waits for it, for another may be free before this one is there.
    private void createAnother() {
        try {
            putAside(create());
        } catch (HandlerFailure e) {
            System.getLogger(definition.handler())
                    .log(
                            System.Logger.Level.ERROR,
                            definition.name() + " has one instance less",
                            e);
        }
    }

    private void putAside(FunctionInstance instance) {
        if (!idle.offer(instance)) {
            throwAway(instance);
        }
    }

    private void throwAway(FunctionInstance instance) {
        instances.decrementAndGet();
        instance.close();
    }

    private FunctionInstance create() {
        try {
            return host.create(definition);
        } catch (RuntimeException | LinkageError e) {
            instances.decrementAndGet();
            throw e;
        }
    }
}
