package org.lyceum.functions.accounts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The cookie that holds the refresh token: sent to the session's address only, unreadable for
/// scripts, never sent along from other sites (RFC 6265bis, section 4.1.2).
///
/// It is `Secure` unless the front door says that it speaks plain HTTP, as on a laptop. CloudFront
/// and API Gateway always say `https`, whatever a viewer wrote.
final class RefreshCookie {
    static final String NAME = "lyceum_refresh";

    /// Header by which the front door says how the viewer spoke to it.
    static final String SCHEME = "x-forwarded-proto";

    private final String attributes;
    private final Duration life;

    RefreshCookie(@Nullable String scheme, Duration life) {
        this.attributes =
                "; Path=/api/v1/session; HttpOnly; SameSite=Strict"
                        + ("http".equals(scheme) ? "" : "; Secure");
        this.life = life;
    }

    String holding(String token) {
        return NAME + "=" + token + "; Max-Age=" + life.toSeconds() + attributes;
    }

    String gone() {
        return NAME + "=; Max-Age=0" + attributes;
    }
}
