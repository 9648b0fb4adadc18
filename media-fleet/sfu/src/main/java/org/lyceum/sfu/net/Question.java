package org.lyceum.sfu.net;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that a thread asks of a worker's loop: it is done there once, or never when the asker
/// lost patience before the loop came to it.
final class Question<T> implements Runnable {
    private final Supplier<T> work;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    Question(Supplier<T> work) {
        this.work = work;
    }

    /// On the loop.
    @Override
    public void run() {
        if (!taken.compareAndSet(false, true)) {
            return;
        }
        try {
            answer.complete(work.get());
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /// Waits for the answer. When this throws [WorkerBusyException] the work was not done, and will
    /// not be.
    T await(Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (TimeoutException e) {
            return lastWord(new WorkerBusyException("A worker did not answer in time.", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return lastWord(new WorkerBusyException("Stopped while a worker was asked.", e));
        }
    }

    /// What the loop has begun it also ends, within its turn.
    private T lastWord(WorkerBusyException givenUp) {
        if (taken.compareAndSet(false, true)) {
            throw givenUp;
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw failed(e.getCause());
        }
    }

    private static IllegalStateException failed(@Nullable Throwable cause) {
        return new IllegalStateException("A worker failed", cause);
    }
}
