package org.lyceum.local.http;

/// Who is told what a WebSocket does. Called on the socket's event loop: it must not block.
public interface SocketListener {
    void opened(Socket socket);

    /// A whole text message arrived.
    void message(String text);

    /// A frame arrived that the service does not take: binary, or part of a message too long.
    void unacceptable(CloseStatus status);

    /// The socket is closed, whoever closed it.
    void closed(CloseStatus status);

    /// Bytes of one message so far, asked for at each frame: false closes the socket with 1009.
    boolean accepts(int messageBytes);

    /// The server's end of one WebSocket. Thread-safe.
    interface Socket {
        /// @return false when the socket is gone already
        boolean send(String text);

        void close(CloseStatus status);
    }

    /// RFC 6455, section 7.4.
    record CloseStatus(int code, String reason) {
        public static final CloseStatus NONE =
                new CloseStatus(1005, "Client-side close frame status not set");
        public static final CloseStatus ABNORMAL = new CloseStatus(1006, "Connection lost");
        public static final CloseStatus TOO_LONG = new CloseStatus(1009, "Message is too long");
        public static final CloseStatus NO_BINARY =
                new CloseStatus(1003, "Binary frames are not supported");
        public static final CloseStatus GOING_AWAY = new CloseStatus(1001, "Going away");
    }
}
