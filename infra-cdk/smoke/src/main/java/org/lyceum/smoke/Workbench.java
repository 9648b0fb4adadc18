package org.lyceum.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.demo.DemoMemory;
import org.lyceum.local.lambda.HandlerFactory;
import org.lyceum.local.mongo.MongoDbLocal;
import org.lyceum.local.redis.RedisServer;
import org.lyceum.local.store.DynamoDbLocal;
import org.lyceum.local.system.DataFolder;
import org.lyceum.local.system.LocalSystem;

/// Where mutated templates are run, one after the other: stores and classes stay, everything else
/// is made anew for each. Not thread-safe.
final class Workbench implements AutoCloseable {
    private final Templates whole;
    private final Path webClient;
    private final Path folder;
    private final Expectations expected;
    private final Offers offers = new Offers();
    private final DynamoDbLocal dynamoDb;
    private final RedisServer redis;
    private final MongoDbLocal mongo;
    private final LocalSystem.Lent lent;
    private int runs;

    /// @param folder for everything that is written, which is deleted at the end
    Workbench(Templates whole, Path webClient, Path folder) throws InterruptedException {
        this.whole = whole;
        this.webClient = webClient;
        this.folder = folder;
        expected = Expectations.of(whole);
        dynamoDb = new DynamoDbLocal(folder, () -> {});
        redis = new RedisServer(folder, () -> {});
        mongo = new MongoDbLocal(folder, () -> {});
        lent = new LocalSystem.Lent(new HandlerFactory(), dynamoDb, redis, mongo);
        dynamoDb.awaitReady();
        redis.awaitReady();
        mongo.awaitReady();
    }

    /// Runs the smoke on a mutated template.
    Verdict.Timed judge(Mutation mutation) throws InterruptedException {
        return judge(mutation, false);
    }

    /// @param isolated whether each copy of a function is a process of its own
    Verdict.Timed judge(Mutation mutation, boolean isolated) throws InterruptedException {
        long startNs = System.nanoTime();
        Path run = folder.resolve("run-" + ++runs);
        Verdict verdict;
        try {
            whole.write(run.resolve("cdk.out"), mutation);
            verdict = run(run, isolated);
        } finally {
            emptyStores();
            delete(run);
        }
        return new Verdict.Timed(mutation, verdict, (System.nanoTime() - startNs) / 1e9);
    }

    @Override
    public void close() {
        mongo.close();
        redis.close();
        dynamoDb.close();
        delete(folder);
    }

    private Verdict run(Path run, boolean isolated) throws InterruptedException {
        DataFolder data = new DataFolder(run.resolve("data"), folder.resolve("code"));
        data.acquire();
        DemoMemory memory = DemoMemory.load(data.resolve("demo.json"));
        var settings =
                new LocalSystem.Settings(
                        run.resolve("cdk.out"),
                        webClient,
                        data,
                        0,
                        "127.0.0.1",
                        0,
                        Expectations.parameters(memory.linkHash()),
                        isolated);
        try (data) {
            try (LocalSystem system = new LocalSystem(settings, lent, _ -> {}, () -> {})) {
                system.start();
                try (Smoke smoke = new Smoke(system, expected, offers)) {
                    smoke.run(memory.firstAdministratorLink());
                }
                return new Verdict.Survived();
            }
        } catch (SmokeFailure e) {
            return new Verdict.Noticed(e.step(), e.sentence());
        } catch (LocalFailure e) {
            return new Verdict.Noticed("start", String.valueOf(e.getMessage()));
        }
    }

    /// MongoDB keeps its reports: no other run has a class of the same id.
    private void emptyStores() {
        JsonNode tables = dynamoDb.client().tables("ListTables", Json.object()).path("TableNames");
        for (JsonNode table : tables) {
            var _ =
                    dynamoDb.client()
                            .tables("DeleteTable", Json.object().put("TableName", table.asText()));
        }
        try (var connection = new org.lyceum.local.redis.RedisConnection(redis.port())) {
            connection.ask("FLUSHALL");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
