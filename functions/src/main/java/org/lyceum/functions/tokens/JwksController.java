package org.lyceum.functions.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

/// Publishes the keys that verify our tokens (RFC 7517, section 5).
@Controller("/api/v1/jwks.json")
final class JwksController {
    private final PublicKeys keys;

    JwksController(PublicKeys keys) {
        this.keys = keys;
    }

    /// The public keys that verify access tokens and join tokens.
    @Get
    HttpResponse<KeySet> keys() {
        return HttpResponse.ok(new KeySet(keys.jwks())).header("cache-control", "max-age=300");
    }

    record KeySet(List<JsonNode> keys) {}
}
