package org.lyceum.cloud;

/// Where the memory of an installation is: the reports in MongoDB.
public enum Mongo {
    /// A DocumentDB cluster of its own, inside the network.
    DOCUMENTDB,
    /// Somebody else's, by the address in the deployment's parameter `MongoUri`.
    URI,
    /// Nowhere: there are no reports.
    OFF;

    static Mongo named(String name) {
        return switch (name) {
            case "documentdb" -> DOCUMENTDB;
            case "uri" -> URI;
            case "off" -> OFF;
            default ->
                    throw new IllegalArgumentException(
                            "There is no mongo '" + name + "': take documentdb, uri or off.");
        };
    }
}
