package org.lyceum.local.system;

import org.jspecify.annotations.Nullable;
import org.lyceum.local.http.HttpReply;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.http.HttpService;

/// Holds a port from the first moment on, so that a port in use is found before anything is
/// started; says 503 until the service behind it is there.
final class NotYet implements HttpService {
    private volatile @Nullable HttpService service;

    void becomes(HttpService ready) {
        service = ready;
    }

    @Override
    public HttpReply handle(HttpRequest request) {
        HttpService ready = service;
        return ready == null ? HttpReply.message(503, "Lyceum is starting") : ready.handle(request);
    }

    @Override
    public Upgrade upgrade(HttpRequest request) {
        HttpService ready = service;
        return ready == null
                ? new Upgrade.Refused(HttpReply.message(503, "Lyceum is starting"))
                : ready.upgrade(request);
    }
}
