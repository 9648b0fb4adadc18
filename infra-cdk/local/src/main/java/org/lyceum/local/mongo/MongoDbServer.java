package org.lyceum.local.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Main of the child process that plays MongoDB: its wire protocol over a file of H2.
final class MongoDbServer {
    private MongoDbServer() {}

    /// @param arguments port, and the folder of the data
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        MongoServer server = new MongoServer(new KeptBackend(folder.resolve("mongodb.mv")));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "closes-mongodb"));
        server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
    }
}
