package org.lyceum.local.mongo;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;
import java.util.Set;
import org.h2.mvstore.MVStore;

/// A file of H2 whose writes are in it before they are acknowledged: the store alone would write
/// them some time later, and a kill would lose what somebody was told is kept.
final class KeptBackend extends H2Backend {
    private static final Set<String> WRITES =
            Set.of("insert", "update", "delete", "findAndModify", "createIndexes", "drop");

    KeptBackend(Path file) {
        super(new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document answer = super.handleMessage(message);
        if (message.getDocument().keySet().stream().anyMatch(WRITES::contains)) {
            commit();
        }
        return answer;
    }
}
