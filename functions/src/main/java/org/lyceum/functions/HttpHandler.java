package org.lyceum.functions;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.util.Map;
import org.lyceum.functions.http.ApiFunction;

/// The function behind the HTTP API: accounts, classes, tickets, join tokens.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Lyceum",
                        version = "1",
                        description = "The control plane of live classes. Errors are RFC 9457.",
                        license = @License(name = "Apache-2.0")))
@SecurityScheme(
        name = "accessToken",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT")
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
