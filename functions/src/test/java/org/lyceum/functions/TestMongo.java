package org.lyceum.functions;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// MongoDB in memory, which can be away and come back on its port.
public final class TestMongo implements AutoCloseable {
    private final Kept memory = new Kept();
    private final int port;
    private @Nullable MongoServer server;

    public TestMongo() {
        server = new MongoServer(memory);
        InetSocketAddress bound = server.bind();
        port = bound.getPort();
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + port + "/lyceum";
    }

    public void goAway() {
        MongoServer running = server;
        server = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    public void comeBack() {
        MongoServer again = new MongoServer(memory);
        again.bind("127.0.0.1", port);
        server = again;
    }

    @Override
    public void close() {
        goAway();
    }

    /// Outlives its server, as a database outlives its process.
    private static final class Kept extends MemoryBackend {
        @Override
        public void close() {
            // What it holds is wanted again.
        }
    }
}
