package org.lyceum.functions.platform;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Does the same for each of many, some at once, on virtual threads.
public final class Concurrently {
    private Concurrently() {}

    /// Returns when all are done. The first failure is thrown, after the others have had their
    /// turn.
    public static <T> void forEach(List<T> things, int atOnce, Consumer<T> action) {
        Semaphore permits = new Semaphore(atOnce);
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T thing : things) {
                permits.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        action.accept(thing);
                    } catch (RuntimeException e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        permits.release();
                    }
                });
            }
        }
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }
}
