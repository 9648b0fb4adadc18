package org.lyceum.local.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lyceum.local.process.ProcessStatus.State;

class MongoDbLocalTest {
    private static final int DOCUMENTS = 500;

    @TempDir Path folder = Path.of("");

    @Test
    void comesBackOnItsPortWithAllThatItAcknowledgedWhenItIsKilled() throws Exception {
        try (MongoDbLocal mongo = new MongoDbLocal(folder, () -> {})) {
            mongo.awaitReady();
            try (MongoClient client = MongoClients.create(address(mongo))) {
                for (int i = 0; i < DOCUMENTS; i++) {
                    people(client)
                            .replaceOne(
                                    Filters.eq("_id", i % 50),
                                    new Document("_id", i % 50).append("seq", i),
                                    new ReplaceOptions().upsert(true));
                }
                ProcessHandle.of(mongo.status().pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            mongo.status().restarts() == 1 && mongo.status().state() == State.UP);
            try (MongoClient client = MongoClients.create(address(mongo))) {
                assertThat(people(client).countDocuments()).isEqualTo(50);
                assertThat(people(client).countDocuments(Filters.gte("seq", DOCUMENTS - 50)))
                        .isEqualTo(50);
            }
        }
    }

    @Test
    void keepsItsDataWhenItIsStopped() throws Exception {
        for (int start = 0; start < 2; start++) {
            try (MongoDbLocal mongo = new MongoDbLocal(folder, () -> {})) {
                mongo.awaitReady();
                try (MongoClient client = MongoClients.create(address(mongo))) {
                    assertThat(people(client).countDocuments()).isEqualTo(start);
                    people(client).insertOne(new Document("_id", start));
                }
            }
        }
    }

    private static String address(MongoDbLocal mongo) {
        return "mongodb://127.0.0.1:" + mongo.port();
    }

    private static MongoCollection<Document> people(MongoClient client) {
        return client.getDatabase("lyceum").getCollection("people");
    }
}
