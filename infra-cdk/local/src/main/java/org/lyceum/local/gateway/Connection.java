package org.lyceum.local.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.http.SocketListener;

/// One open WebSocket of an API, as its functions know it by its connection id. Thread-safe.
public final class Connection implements SocketListener {
    private final ConnectionFacts facts;
    private final GatewayLimits limits;
    private final WebSocketApi.Routing routing;
    private final long openedAtNs = System.nanoTime();
    private volatile long activeAtNs = openedAtNs;
    private volatile Instant activeAt;
    private volatile @Nullable Socket socket;

    Connection(ConnectionFacts facts, GatewayLimits limits, WebSocketApi.Routing routing) {
        this.facts = facts;
        this.limits = limits;
        this.routing = routing;
        activeAt = facts.connectedAt();
    }

    ConnectionFacts facts() {
        return facts;
    }

    public Instant connectedAt() {
        return facts.connectedAt();
    }

    public Instant lastActiveAt() {
        return activeAt;
    }

    public String sourceIp() {
        return facts.sourceIp();
    }

    public String userAgent() {
        return facts.userAgent();
    }

    /// Sends a message to the page.
    ///
    /// @return false when it is gone
    public boolean send(String text) {
        Socket open = socket;
        touch();
        return open != null && open.send(text);
    }

    public void close(CloseStatus status) {
        Socket open = socket;
        if (open != null) {
            open.close(status);
        }
    }

    boolean isOverdue(long nowNs) {
        return nowNs - activeAtNs > limits.idle().toNanos()
                || nowNs - openedAtNs > limits.lifetime().toNanos();
    }

    @Override
    public void opened(Socket open) {
        socket = open;
        routing.opened(this);
    }

    @Override
    public void message(String text) {
        touch();
        routing.message(this, text);
    }

    @Override
    public void unacceptable(CloseStatus status) {
        touch();
    }

    @Override
    public void closed(CloseStatus status) {
        routing.closed(this, status);
    }

    @Override
    public boolean accepts(int messageBytes) {
        return messageBytes <= limits.messageBytes();
    }

    private void touch() {
        activeAtNs = System.nanoTime();
        activeAt = Instant.now();
    }
}
