package org.lyceum.functions.tokens;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.lyceum.api.ApiJson;

/// Publishes the keys that verify our tokens (RFC 7517, section 5).
@Controller("/api/v1/jwks.json")
final class JwksController {
    private final PublicKeys keys;

    JwksController(PublicKeys keys) {
        this.keys = keys;
    }

    /// The public keys that verify access tokens and join tokens.
    @Get
    HttpResponse<KeySet> readKeys() {
        List<PublicJwk> jwks =
                keys.jwks().stream()
                        .map(jwk -> ApiJson.mapper().convertValue(jwk, PublicJwk.class))
                        .toList();
        return HttpResponse.ok(new KeySet(jwks)).header("cache-control", "max-age=300");
    }

    @Schema(name = "KeySet")
    record KeySet(List<PublicJwk> keys) {}

    /// A P-256 public key (RFC 7518, section 6.2.1).
    @Schema(name = "PublicKey")
    record PublicJwk(
            String kty, String crv, String use, String alg, String kid, String x, String y) {}
}
