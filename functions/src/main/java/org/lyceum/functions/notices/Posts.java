package org.lyceum.functions.notices;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.lyceum.functions.platform.AwsClients;
import org.lyceum.functions.platform.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/// Sends texts to WebSocket connections by `@connections`: many at once, but not more than the
/// account's throttle forgives.
///
/// The client retries a refusal for haste (429) with growing pauses. What still fails is left: the
/// page asks again every ten seconds anyway.
final class Posts {
    private static final Logger LOG = LoggerFactory.getLogger(Posts.class);

    /// Posts in flight at once; each takes some 10 ms.
    private static final int AT_ONCE = 64;

    private static final int GONE = 410;

    private final ApiGatewayManagementApiClient client;

    Posts(Environment environment) {
        this.client = AwsClients.connections(environment);
    }

    /// What became of the posts so far. Safe for threads.
    static final class Tally {
        private final AtomicInteger told = new AtomicInteger();
        private final Queue<String> gone = new ConcurrentLinkedQueue<>();

        int told() {
            return told.get();
        }

        /// Connections that are closed, though nobody had said so.
        List<String> gone() {
            return List.copyOf(gone);
        }
    }

    /// Returns when each connection has the text or has failed.
    void post(List<String> connectionIds, String text, Tally tally) {
        SdkBytes bytes = SdkBytes.fromUtf8String(text);
        Semaphore permits = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String connectionId : connectionIds) {
                permits.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        post(connectionId, bytes, tally);
                    } finally {
                        permits.release();
                    }
                });
            }
        }
    }

    private void post(String connectionId, SdkBytes text, Tally tally) {
        try {
            client.postToConnection(post -> post.connectionId(connectionId).data(text));
            tally.told.incrementAndGet();
        } catch (SdkException e) {
            if (e instanceof SdkServiceException answered && answered.statusCode() == GONE) {
                tally.gone.add(connectionId);
            } else {
                LOG.warn("A connection was not told: {}", e.toString());
            }
        }
    }
}
