package org.lyceum.functions.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mongodb.ConnectionString;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.health.StoreHealth;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps reports in MongoDB, which may be away at any time: then whoever asks is told so, and
/// health says degraded.
///
/// ```text
/// collection  _id                what
/// classes     <class>            upTo, state: a ClassReport
/// people      <class>/<person>   classId, here, seq, state: a PersonReport
/// ```
///
/// Writes are replacements of what was read, by its `seq` or `upTo`: of two writers of the same
/// report one fails and tries again. Only what DocumentDB understands too. Opened by the first
/// question, so that no snapshot of a function holds a connection. Safe for threads.
final class ReportStore {
    private static final Logger LOG = LoggerFactory.getLogger(ReportStore.class);
    private static final String DEFAULT_DATABASE = "lyceum";
    private static final Duration SELECTION = Duration.ofSeconds(2);
    private static final Duration READING = Duration.ofSeconds(10);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);
    private static final int MOST_CONNECTIONS = 8;
    private static final int WRITES_AT_ONCE = 500;
    private static final String ID = "_id";
    private static final String STATE = "state";
    private static final String CLASS_ID = "classId";
    private static final String HERE = "here";
    private static final String SEQ = "seq";
    private static final String UP_TO = "upTo";

    private final String uri;
    private final StoreHealth health;
    private final InstantSource clock;
    private @Nullable MongoDatabase database;

    /// Without `LYCEUM_MONGO_URI` MongoDB is always away.
    ReportStore(Environment environment, StoreHealth health, InstantSource clock) {
        this.uri = environment.text(Environment.MONGO_URI, "");
        this.health = health;
        this.clock = clock;
    }

    /// Somebody else has written at the same time: read again.
    static final class ChangedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ChangedMeanwhile() {
            super("A report was changed at the same time");
        }

        ChangedMeanwhile(Throwable cause) {
            super("A report was changed at the same time", cause);
        }
    }

    ClassReport find(String classId) {
        return asking(mongo -> {
            Document found = classes(mongo).find(Filters.eq(ID, classId)).first();
            return found == null ? ClassReport.empty(classId) : read(found, ClassReport.class);
        });
    }

    /// The reports of these people, as far as there are any.
    List<PersonReport> people(String classId, Collection<String> participantIds) {
        List<String> ids = participantIds.stream().map(id -> key(classId, id)).toList();
        return asking(mongo -> read(mongo, Filters.in(ID, ids), 0));
    }

    /// Everybody who is in the class as far as it is known.
    List<PersonReport> here(String classId) {
        return asking(mongo ->
                read(mongo, Filters.and(Filters.eq(CLASS_ID, classId), Filters.eq(HERE, true)), 0));
    }

    /// People by their ids.
    ///
    /// @param after an id; empty: from the beginning
    List<PersonReport> page(String classId, String after, int limit) {
        Bson range =
                Filters.and(Filters.eq(CLASS_ID, classId), Filters.gt(ID, key(classId, after)));
        return asking(mongo -> read(mongo, range, limit));
    }

    /// Writes the people first and the class behind them: what is written twice changes nothing.
    ///
    /// @param before the class as it was read
    void write(ClassReport before, ReportFold fold) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (ReportFold.Changed changed : fold.changed()) {
            writes.add(replacement(before.classId(), changed));
        }
        asking(mongo -> {
            for (int from = 0; from < writes.size(); from += WRITES_AT_ONCE) {
                int to = Math.min(writes.size(), from + WRITES_AT_ONCE);
                refuseUnlessWritten(people(mongo).bulkWrite(writes.subList(from, to)), to - from);
            }
            Document written = document(fold.report()).append(ID, before.classId());
            written.append(UP_TO, fold.report().upTo());
            Bson read =
                    Filters.and(Filters.eq(ID, before.classId()), Filters.eq(UP_TO, before.upTo()));
            ReplaceOptions orNew = new ReplaceOptions().upsert(before.upTo() == 0);
            return refuseUnlessWritten(
                    classes(mongo).bulkWrite(List.of(new ReplaceOneModel<>(read, written, orNew))),
                    1);
        });
    }

    /// Forgets a class, its beginning first: whoever projects meanwhile begins anew.
    void forget(String classId) {
        asking(mongo -> {
            classes(mongo).deleteOne(Filters.eq(ID, classId));
            return people(mongo).deleteMany(Filters.eq(CLASS_ID, classId));
        });
    }

    private static WriteModel<Document> replacement(String classId, ReportFold.Changed changed) {
        PersonReport person = changed.person();
        String id = key(classId, person.participantId());
        Document written =
                document(person)
                        .append(ID, id)
                        .append(CLASS_ID, classId)
                        .append(HERE, person.stay().isHere())
                        .append(SEQ, person.seq());
        return new ReplaceOneModel<>(
                Filters.and(Filters.eq(ID, id), Filters.eq(SEQ, changed.readSeq())),
                written,
                new ReplaceOptions().upsert(changed.readSeq() == 0));
    }

    private static boolean refuseUnlessWritten(BulkWriteResult result, int wanted) {
        if (result.getMatchedCount() + result.getUpserts().size() != wanted) {
            throw new ChangedMeanwhile();
        }
        return true;
    }

    private static List<PersonReport> read(MongoDatabase mongo, Bson filter, int limit) {
        List<PersonReport> found = new ArrayList<>();
        for (Document one : people(mongo).find(filter).sort(Sorts.ascending(ID)).limit(limit)) {
            found.add(read(one, PersonReport.class));
        }
        return found;
    }

    /// The record itself, as JSON has it, under `state`.
    private static Document document(Record report) {
        try {
            return new Document(STATE, Document.parse(ApiJson.mapper().writeValueAsString(report)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report has no JSON form", e);
        }
    }

    private static <T> T read(Document found, Class<T> type) {
        try {
            Document state = found.get(STATE, Document.class);
            return ApiJson.mapper().readValue(state.toJson(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report in MongoDB cannot be read", e);
        }
    }

    private static String key(String classId, String participantId) {
        return classId + "/" + participantId;
    }

    private static MongoCollection<Document> classes(MongoDatabase mongo) {
        return mongo.getCollection("classes");
    }

    private static MongoCollection<Document> people(MongoDatabase mongo) {
        return mongo.getCollection("people");
    }

    private <T> T asking(Function<MongoDatabase, T> question) {
        try {
            T answer = question.apply(opened());
            health.noteMongo(true, clock.instant());
            return answer;
        } catch (MongoBulkWriteException e) {
            throw new ChangedMeanwhile(e);
        } catch (MongoException e) {
            LOG.warn("MongoDB does not do what it was asked: {}", e.toString());
            health.noteMongo(false, clock.instant());
            throw unavailable();
        }
    }

    private synchronized MongoDatabase opened() {
        MongoDatabase open = database;
        if (open == null) {
            if (uri.isEmpty()) {
                throw unavailable();
            }
            open = open(new ConnectionString(uri));
            people(open).createIndex(Indexes.ascending(CLASS_ID, HERE));
            database = open;
        }
        return open;
    }

    private static MongoDatabase open(ConnectionString address) {
        MongoClient client =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(address)
                                .retryWrites(false)
                                .applyToClusterSettings(cluster ->
                                        cluster.serverSelectionTimeout(
                                                SELECTION.toMillis(), TimeUnit.MILLISECONDS))
                                .applyToSocketSettings(socket ->
                                        socket.connectTimeout(
                                                        SELECTION.toMillis(), TimeUnit.MILLISECONDS)
                                                .readTimeout(
                                                        READING.toMillis(), TimeUnit.MILLISECONDS))
                                .applyToConnectionPoolSettings(
                                        pool -> pool.maxSize(MOST_CONNECTIONS))
                                .build());
        String name = address.getDatabase();
        return client.getDatabase(name == null ? DEFAULT_DATABASE : name);
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                ProblemCode.REPORTS_UNAVAILABLE,
                "The reports cannot be read at the moment. Nothing is lost: try again later.",
                TRY_AGAIN);
    }
}
