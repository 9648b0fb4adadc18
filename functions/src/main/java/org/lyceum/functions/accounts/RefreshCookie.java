package org.lyceum.functions.accounts;

import java.time.Duration;
import org.lyceum.functions.platform.Environment;

/// The cookie that holds the refresh token: sent to the session's address only, unreadable for
/// scripts, never sent along from other sites (RFC 6265bis, section 4.1.2).
///
/// It is `Secure` unless the site itself is served without TLS, as on a laptop.
final class RefreshCookie {
    static final String NAME = "lyceum_refresh";

    private final String attributes;
    private final Duration life;

    RefreshCookie(Environment environment, Duration life) {
        boolean plain = environment.text(Environment.ORIGIN, "").startsWith("http://");
        this.attributes =
                "; Path=/api/v1/session; HttpOnly; SameSite=Strict" + (plain ? "" : "; Secure");
        this.life = life;
    }

    String holding(String token) {
        return NAME + "=" + token + "; Max-Age=" + life.toSeconds() + attributes;
    }

    String gone() {
        return NAME + "=; Max-Age=0" + attributes;
    }
}
