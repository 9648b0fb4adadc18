package org.lyceum.loadtest.net;

import java.nio.ByteBuffer;

/// What a loop reads and writes datagrams with, one after the other for all of its sockets.
record LoopBuffers(ByteBuffer outgoing, ByteBuffer incoming, byte[] datagram) {
    private static final int MAX_DATAGRAM_BYTES = 2_048;

    LoopBuffers() {
        this(
                ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES),
                ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES),
                new byte[MAX_DATAGRAM_BYTES]);
    }
}
