package org.lyceum.local.http;

/// What answers requests. Called on a virtual thread, so it may block.
@FunctionalInterface
public interface HttpService {
    HttpReply handle(HttpRequest request);

    /// What a request for a WebSocket becomes; no upgrade unless the service says otherwise.
    default Upgrade upgrade(HttpRequest request) {
        return new Upgrade.Refused(HttpReply.message(403, "Forbidden"));
    }

    /// The outcome of a request for a WebSocket.
    sealed interface Upgrade {
        /// @param maxFrameBytes a longer frame closes the socket with 1009
        /// @param subprotocols that the service accepts, comma-separated, or empty
        record Accepted(SocketListener listener, int maxFrameBytes, String subprotocols)
                implements Upgrade {}

        record Refused(HttpReply reply) implements Upgrade {}
    }
}
