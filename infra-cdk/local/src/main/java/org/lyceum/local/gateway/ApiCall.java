package org.lyceum.local.gateway;

import java.time.Instant;
import org.lyceum.local.template.LocalAttributes;

/// What every event says about the call it stands for.
///
/// @param host the API's own host name: CloudFront never forwards the viewer's
public record ApiCall(String apiId, String stage, String host, String requestId, Instant at) {

    static ApiCall now(String apiId, String stage) {
        return new ApiCall(
                apiId, stage, LocalAttributes.apiHost(apiId), GatewayIds.next(), Instant.now());
    }
}
