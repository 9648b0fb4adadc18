package org.lyceum.api.store;

/// The items of the one DynamoDB table that functions and nodes share: `pk`, `sk`, and the names of
/// attributes.
///
/// Each feature draws its own items in its own schema file; here is only what crosses the boundary.
public final class TableKeys {
    public static final String PK = "pk";
    public static final String SK = "sk";

    /// Seconds since 1970: DynamoDB removes the item some time later, so readers filter on it too.
    public static final String EXPIRES_AT = "expiresAt";

    /// Partition of the public keys; the sort key is `KEY#<kid>`, `jwk` holds the JSON Web Key.
    public static final String KEYS_PK = "KEYS";

    public static final String JWK = "jwk";

    /// Partition of the nodes; the sort key is `NODE#<id>`, `record` holds the JSON of a
    /// [NodeRecord].
    public static final String NODES_PK = "NODES";

    public static final String RECORD = "record";

    /// Attributes of a class (`CLASS#<id>`, `CLASS`) that a node writes when the teacher ends it.
    public static final String STATE = "state";

    public static final String STATE_LIVE = "live";
    public static final String STATE_ENDED = "ended";
    public static final String ENDED_AT = "endedAt";

    /// Sort key of a class's placement: attributes `nodeId` and `controlUrl`.
    public static final String PLACEMENT_SK = "PLACEMENT";

    public static final String NODE_ID = "nodeId";
    public static final String CONTROL_URL = "controlUrl";
    public static final String CLASS_SK = "CLASS";

    /// Attributes of a batch of the event log (`LOG#<classId>`, `<seq of its first entry>` in 12
    /// digits): how many entries it holds, a JSON list of `LogEntry` in UTF-8, and who wrote it.
    public static final String LOG_COUNT = "count";

    public static final String LOG_ENTRIES = "entries";
    public static final String LOG_WRITER = "writerId";

    private TableKeys() {}

    public static String keySk(String kid) {
        return "KEY#" + kid;
    }

    public static String nodeSk(String nodeId) {
        return "NODE#" + nodeId;
    }

    public static String logPk(String classId) {
        return "LOG#" + classId;
    }

    /// Texts that sort as the numbers do.
    public static String logSk(long firstSeq) {
        return String.format(java.util.Locale.ROOT, "%012d", firstSeq);
    }

    public static String classPk(String classId) {
        return "CLASS#" + classId;
    }
}
