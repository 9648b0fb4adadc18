package org.lyceum.local.gateway;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lyceum.local.lambda.Invocation;
import org.lyceum.local.lambda.LambdaFunction;

/// A function behind a route, called with the gateway's own timeout: the function may go on after
/// it, but nobody listens any more.
final class Integration {
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final LambdaFunction function;
    private final Duration timeout;

    Integration(LambdaFunction function, Duration timeout) {
        this.function = function;
        this.timeout = timeout;
    }

    Invocation call(byte[] event) {
        Future<Invocation> result = THREADS.submit(() -> function.invoke(event));
        try {
            return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new Invocation.TimedOut(timeout);
        } catch (ExecutionException e) {
            throw new IllegalStateException("An invocation failed", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Invocation.TimedOut(timeout);
        }
    }
}
