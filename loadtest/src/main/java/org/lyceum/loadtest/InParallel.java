package org.lyceum.loadtest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.lyceum.loadtest.front.Refusal;

/// The same request for many people, a few at a time.
final class InParallel {
    /// Hashing a password is slow on purpose: more at once would only wait in line.
    private static final int AT_ONCE = 4;

    private InParallel() {}

    /// The results in the order of the values.
    ///
    /// @throws Refusal the first one
    static <A, B> List<B> map(List<A> values, Function<A, B> step) {
        try (ExecutorService few = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<B>> tasks = new ArrayList<>();
            values.forEach(value -> tasks.add(() -> step.apply(value)));
            List<B> results = new ArrayList<>();
            for (Future<B> done : few.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal
                    ? refusal
                    : new IllegalStateException("A step of the preparation failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", "Stopped while preparing", e);
        }
    }
}
