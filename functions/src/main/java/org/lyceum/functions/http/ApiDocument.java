package org.lyceum.functions.http;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/// The head of the OpenAPI document, which the build writes from the controllers.
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
final class ApiDocument {
    private ApiDocument() {}
}
