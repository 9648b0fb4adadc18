package org.lyceum.functions.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.StoreUnavailableException;

/// Says whether the control plane can do its work.
@Controller("/api/v1/health")
final class HealthController {
    private final Table table;
    private final InstantSource clock;

    HealthController(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /// Whether the control plane and its store answer.
    @Get
    Health readHealth() {
        String store = storeState();
        return new Health(
                store.equals("healthy") ? "healthy" : "unhealthy",
                clock.instant(),
                Map.of("dynamodb", store));
    }

    private String storeState() {
        try {
            table.get("HEALTH", "HEALTH");
            return "healthy";
        } catch (StoreUnavailableException _) {
            return "unhealthy";
        }
    }

    /// @param status healthy or unhealthy
    @Schema(name = "Health")
    record Health(String status, Instant timestamp, Map<String, String> services) {}
}
