package org.lyceum.functions.reports;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lyceum.functions.health.StoreHealth;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Table;

/// Hands the stores of reports to the controllers.
@Factory
@Requires(property = ApiFunction.FUNCTION, value = ReportsHttpHandler.NAME)
final class ReportBeans {
    @Singleton
    ReportStore reportStore(Environment environment, Table table, InstantSource clock) {
        return new ReportStore(environment, new StoreHealth(table), clock);
    }

    @Singleton
    ClassLog classLog(Table table) {
        return new ClassLog(table);
    }

    @Singleton
    CorrectionStore correctionStore(Table table) {
        return new CorrectionStore(table);
    }
}
