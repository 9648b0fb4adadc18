package org.lyceum.rtc.dtls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Keeps what an endpoint gives out.
final class RecordingSink implements DtlsEndpoint.Sink {
    final Queue<byte[]> datagrams = new ArrayDeque<>();
    final List<String> texts = new ArrayList<>();
    @Nullable SrtpKeys keys;
    @Nullable DtlsCloseReason closed;

    @Override
    public void datagram(byte[] buffer, int offset, int length) {
        datagrams.add(Arrays.copyOfRange(buffer, offset, offset + length));
    }

    @Override
    public void applicationData(byte[] buffer, int offset, int length) {
        texts.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void established(SrtpKeys established) {
        if (keys != null) {
            throw new AssertionError("established twice");
        }
        keys = established;
    }

    @Override
    public void closed(DtlsCloseReason reason) {
        if (closed != null) {
            throw new AssertionError("closed twice");
        }
        closed = reason;
    }
}
