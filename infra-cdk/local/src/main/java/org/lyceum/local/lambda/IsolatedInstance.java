package org.lyceum.local.lambda;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lyceum.local.process.ChildProcess;

/// A copy of a function in a process of its own, under AWS's own runtime client.
final class IsolatedInstance implements FunctionInstance {
    private static final Duration STOP = Duration.ofSeconds(2);

    private final RuntimeApi api;
    private final ChildProcess process;

    IsolatedInstance(RuntimeApi api, ChildProcess process) {
        this.api = api;
        this.process = process;
        Thread.ofVirtual().start(this::watch);
    }

    /// Waits until the function asks for its first event.
    void awaitReady(Duration patience) {
        try {
            var _ = api.ready().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HandlerFailure failure
                    ? failure
                    : new IllegalStateException(e);
        } catch (TimeoutException _) {
            throw new HandlerFailure("Runtime.InitTimeout", "The function does not start");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HandlerFailure("Runtime.InitTimeout", "Stopped while starting");
        }
    }

    @Override
    public byte[] handle(byte[] event, Duration timeout) throws IOException, InterruptedException {
        CompletableFuture<byte[]> result = api.send(event, timeout);
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HandlerFailure failure) {
                throw failure;
            }
            throw new IOException("The function failed", e);
        }
    }

    @Override
    public void close() {
        process.stop(STOP);
        api.close();
    }

    private void watch() {
        try {
            int status = process.waitFor();
            api.fail(
                    new HandlerFailure(
                            "Runtime.ExitError", "Runtime exited with status " + status));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
