package org.lyceum.functions.reports;

import java.util.Map;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.SnapStart;

/// The function behind the HTTP operations on reports: the only one of the HTTP API's that reaches
/// MongoDB.
public final class ReportsHttpHandler extends ApiFunction {
    /// What `lyceum.function` says in this function.
    static final String NAME = "reportsHttp";

    public ReportsHttpHandler() {
        this(System.getenv());
        SnapStart.prime(this::prime);
    }

    public ReportsHttpHandler(Map<String, String> environment) {
        super(NAME, environment);
    }
}
