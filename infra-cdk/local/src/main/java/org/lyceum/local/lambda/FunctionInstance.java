package org.lyceum.local.lambda;

import java.io.IOException;
import java.time.Duration;

/// One copy of a function. Serves one event at a time.
interface FunctionInstance extends AutoCloseable {
    /// Hands it an event and gives what it returned, as JSON. What the handler threw comes out.
    byte[] handle(byte[] event, Duration timeout) throws IOException, InterruptedException;

    /// Throws it away.
    @Override
    void close();
}
