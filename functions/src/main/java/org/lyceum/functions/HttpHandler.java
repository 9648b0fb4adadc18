package org.lyceum.functions;

import java.util.Map;
import org.lyceum.functions.http.ApiFunction;

/// The function behind the HTTP API: accounts, classes, tickets, join tokens.
public final class HttpHandler extends ApiFunction {
    /// What `lyceum.function` says in this function.
    public static final String NAME = "http";

    public HttpHandler() {
        this(System.getenv());
    }

    public HttpHandler(Map<String, String> environment) {
        super(NAME, environment);
    }
}
