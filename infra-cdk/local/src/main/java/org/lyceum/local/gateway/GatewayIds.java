package org.lyceum.local.gateway;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// Request ids, connection ids and times in API Gateway's forms.
final class GatewayIds {
    private static final DateTimeFormatter REQUEST_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /// Bytes of an id: 11, so that its base64 ends with one `=`.
    private static final int ID_BYTES = 11;

    private GatewayIds() {}

    static String next() {
        byte[] bytes = new byte[ID_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /// `09/Feb/2024:18:11:43 +0000`.
    static String time(Instant instant) {
        return REQUEST_TIME.format(instant);
    }

    static String traceId(Instant instant) {
        long random = ThreadLocalRandom.current().nextLong();
        return String.format(
                Locale.ROOT,
                "Root=1-%08x-%016x%08x",
                instant.getEpochSecond(),
                random,
                (int) random);
    }
}
