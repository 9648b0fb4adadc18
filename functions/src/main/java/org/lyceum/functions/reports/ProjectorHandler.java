package org.lyceum.functions.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lyceum.api.ApiJson;
import org.lyceum.functions.health.StoreHealth;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.JsonHandler;
import org.lyceum.functions.platform.SnapStart;
import org.lyceum.functions.platform.Table;

/// The function on the table's stream that projects event logs into the reports.
///
/// While MongoDB is away it fails, and the stream brings the same records again.
public final class ProjectorHandler extends JsonHandler {
    private final Projection projection;

    public ProjectorHandler() {
        this(System.getenv());
        SnapStart.prime(this::prime);
    }

    public ProjectorHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Table table = Table.of(environment);
        this.projection =
                new Projection(
                        new ReportStore(
                                environment, new StoreHealth(table), InstantSource.system()),
                        new ClassLog(table));
    }

    @Override
    protected JsonNode handle(JsonNode event) {
        Map<String, List<LogBatch>> byClass = new LinkedHashMap<>();
        for (JsonNode record : event.path("Records")) {
            LogBatch batch = LogBatch.of(record);
            if (batch != null) {
                byClass.computeIfAbsent(batch.classId(), _ -> new ArrayList<>()).add(batch);
            }
        }
        byClass.forEach(projection::project);
        return ApiJson.mapper().createObjectNode().put("classes", byClass.size());
    }

    /// Records of which none is of a log.
    @Override
    protected JsonNode stub() {
        ObjectNode event = ApiJson.mapper().createObjectNode();
        event.putArray("Records").addObject();
        return event;
    }
}
