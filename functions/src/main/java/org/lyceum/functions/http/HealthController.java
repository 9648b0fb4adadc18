package org.lyceum.functions.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.lyceum.functions.health.StoreHealth;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.StoreUnavailableException;

/// Says whether the control plane can do its work.
@Controller("/api/v1/health")
final class HealthController {
    private final StoreHealth health;
    private final InstantSource clock;

    HealthController(Table table, InstantSource clock) {
        this.health = new StoreHealth(table);
        this.clock = clock;
    }

    /// Whether the control plane and its stores answer. Without MongoDB only the reports are
    /// missing.
    @Get
    Health readHealth() {
        Instant now = clock.instant();
        Map<String, String> services = new TreeMap<>();
        try {
            String mongo = health.ofMongo(now);
            services.put("dynamodb", StoreHealth.HEALTHY);
            if (mongo != null) {
                services.put("mongodb", mongo);
            }
        } catch (StoreUnavailableException _) {
            services.put("dynamodb", StoreHealth.UNHEALTHY);
        }
        return new Health(status(services), now, services);
    }

    private static String status(Map<String, String> services) {
        if (StoreHealth.UNHEALTHY.equals(services.get("dynamodb"))) {
            return StoreHealth.UNHEALTHY;
        }
        return services.containsValue(StoreHealth.UNHEALTHY) ? "degraded" : StoreHealth.HEALTHY;
    }

    /// @param status healthy, degraded or unhealthy
    @Schema(name = "Health")
    record Health(String status, Instant timestamp, Map<String, String> services) {}
}
