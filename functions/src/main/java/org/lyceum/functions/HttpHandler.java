package org.lyceum.functions;

import java.util.Map;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.SnapStart;

/// The function behind the HTTP API: accounts, classes, tickets, join tokens.
public final class HttpHandler extends ApiFunction {
    /// What `lyceum.function` says in this function.
    public static final String NAME = "http";

    public HttpHandler() {
        this(System.getenv());
        SnapStart.prime(this::prime);
    }

    public HttpHandler(Map<String, String> environment) {
        super(NAME, environment);
    }
}
