package org.lyceum.functions.notices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.lyceum.api.ApiJson;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.JsonHandler;
import org.lyceum.functions.platform.SnapStart;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.waiting.ConnectionStore;
import org.lyceum.functions.waiting.ConnectionStore.Waiter;

/// The function on the table's stream that tells everybody who waits for a class that it is live,
/// or that it has ended, and who waits in a lobby what was decided about them.
///
/// A record that comes twice is told twice: pages take that in their stride.
public final class NoticesHandler extends JsonHandler {
    private final ConnectionStore connections;
    private final Posts posts;
    private final InstantSource clock;

    public NoticesHandler() {
        this(System.getenv());
        SnapStart.prime(this::prime);
    }

    public NoticesHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        this.connections = new ConnectionStore(Table.of(environment));
        this.posts = new Posts(environment);
        this.clock = InstantSource.system();
    }

    @Override
    protected JsonNode handle(JsonNode event) {
        int told = 0;
        Map<String, Map<String, String>> verdicts = new HashMap<>();
        for (JsonNode record : event.path("Records")) {
            ClassChange change = ClassChange.of(record);
            if (change != null) {
                told += tell(change, clock.instant());
            }
            LobbyVerdict verdict = LobbyVerdict.of(record);
            if (verdict != null) {
                verdicts.computeIfAbsent(verdict.classId(), _ -> new HashMap<>())
                        .put(verdict.accountId(), verdict.type());
            }
        }
        for (Map.Entry<String, Map<String, String>> of : verdicts.entrySet()) {
            told += tell(of.getKey(), of.getValue(), clock.instant());
        }
        return ApiJson.mapper().createObjectNode().put("told", told);
    }

    /// Records of which none is news.
    @Override
    protected JsonNode stub() {
        ObjectNode event = ApiJson.mapper().createObjectNode();
        event.putArray("Records").addObject();
        return event;
    }

    private int tell(ClassChange change, Instant now) {
        String notice = notice(change.live() ? "classLive" : "classEnded", change.classId());
        Posts.Tally tally = new Posts.Tally();
        connections.forEachWaitingPage(
                change.classId(), now, page -> posts.post(ids(page), notice, tally));
        tally.gone().forEach(connections::remove);
        return tally.told();
    }

    /// Goes through those who wait for the class once, however many were decided about.
    ///
    /// @param verdicts what is told, by account
    private int tell(String classId, Map<String, String> verdicts, Instant now) {
        Posts.Tally tally = new Posts.Tally();
        connections.forEachWaitingPage(
                classId,
                now,
                page -> {
                    for (String type : new TreeSet<>(verdicts.values())) {
                        List<Waiter> concerned =
                                page.stream()
                                        .filter(one ->
                                                Objects.equals(verdicts.get(one.accountId()), type))
                                        .toList();
                        posts.post(ids(concerned), notice(type, classId), tally);
                    }
                });
        tally.gone().forEach(connections::remove);
        return tally.told();
    }

    private static String notice(String type, String classId) {
        ObjectNode notice = ApiJson.mapper().createObjectNode();
        notice.put("v", ApiJson.VERSION).put("type", type);
        return notice.put("classId", classId).toString();
    }

    private static List<String> ids(List<Waiter> page) {
        return page.stream().map(Waiter::connectionId).toList();
    }
}
