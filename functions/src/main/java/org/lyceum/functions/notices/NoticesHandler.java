package org.lyceum.functions.notices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.lyceum.api.ApiJson;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.JsonHandler;
import org.lyceum.functions.platform.SnapStart;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.waiting.ConnectionStore;

/// The function on the table's stream that tells everybody who waits for a class that it is live,
/// or that it has ended.
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
        for (JsonNode record : event.path("Records")) {
            ClassChange change = ClassChange.of(record);
            if (change != null) {
                told += tell(change, clock.instant());
            }
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
        ObjectNode notice = ApiJson.mapper().createObjectNode();
        notice.put("v", ApiJson.VERSION).put("type", change.live() ? "classLive" : "classEnded");
        notice.put("classId", change.classId());
        Posts.Tally tally = new Posts.Tally();
        connections.forEachWaitingPage(
                change.classId(), now, page -> posts.post(page, notice.toString(), tally));
        tally.gone().forEach(connections::remove);
        return tally.told();
    }
}
