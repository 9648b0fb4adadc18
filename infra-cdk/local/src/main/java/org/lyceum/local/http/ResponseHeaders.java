package org.lyceum.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// The headers that a response headers policy of CloudFront adds: AWS's own policy
/// "SecurityHeadersPolicy", or one of the template.
final class ResponseHeaders {
    private static final String SECURITY_HEADERS_POLICY = "67f7725c-6f97-4210-82d7-5512b31e9d03";

    private ResponseHeaders() {}

    /// @param policyId empty for a behaviour without a policy
    static Map<String, String> of(String policyId, Assembly assembly, Resolver resolver) {
        if (policyId.isEmpty()) {
            return Map.of();
        }
        if (policyId.equals(SECURITY_HEADERS_POLICY)) {
            return Map.of(
                    "strict-transport-security", "max-age=31536000",
                    "x-content-type-options", "nosniff",
                    "x-frame-options", "SAMEORIGIN",
                    "referrer-policy", "strict-origin-when-cross-origin",
                    "x-xss-protection", "1; mode=block");
        }
        for (Resource policy : assembly.ofType("AWS::CloudFront::ResponseHeadersPolicy")) {
            if (resolver.ref(policy).equals(policyId)) {
                return ofTemplate(resolver.property(policy, "ResponseHeadersPolicyConfig"));
            }
        }
        throw new LocalFailure(
                "The template uses response headers policy " + policyId + ", which is not played.");
    }

    private static Map<String, String> ofTemplate(JsonNode config) {
        Map<String, String> headers = new LinkedHashMap<>();
        JsonNode security = config.path("SecurityHeadersConfig");
        put(
                headers,
                "content-security-policy",
                security.path("ContentSecurityPolicy").path("ContentSecurityPolicy"));
        put(headers, "x-frame-options", security.path("FrameOptions").path("FrameOption"));
        put(headers, "referrer-policy", security.path("ReferrerPolicy").path("ReferrerPolicy"));
        if (security.has("ContentTypeOptions")) {
            headers.put("x-content-type-options", "nosniff");
        }
        for (JsonNode item : config.path("CustomHeadersConfig").path("Items")) {
            headers.put(item.path("Header").asText(), item.path("Value").asText());
        }
        return headers;
    }

    private static void put(Map<String, String> headers, String name, JsonNode value) {
        if (value.isTextual()) {
            headers.put(name, value.asText());
        }
    }
}
