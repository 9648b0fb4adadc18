package org.lyceum.functions.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.TestServer;
import org.lyceum.functions.TestTable;
import org.lyceum.functions.notices.NoticesHandler;
import org.lyceum.functions.signaling.AuthorizerHandler;
import org.lyceum.functions.signaling.ConnectionsHandler;
import org.lyceum.functions.signaling.SignalingHandler;
import org.lyceum.functions.signaling.SignalingHttpHandler;

/// What happens before a snapshot, as far as it can be seen without Lambda.
final class SnapStartTest {
    @Test
    void everyFunctionHandlesItsPracticeEvent() throws IOException {
        try (TestServer redis = new TestServer(_ -> new TestServer.Answer(500, ""))) {
            Map<String, String> environment = environment(redis);
            APIGatewayV2HTTPResponse health = new HttpHandler(environment).prime();
            assertThat(health.getStatusCode()).isEqualTo(200);
            assertThat(new SignalingHttpHandler(environment).prime().getStatusCode())
                    .isEqualTo(200);
            new AuthorizerHandler(environment).prime();
            new ConnectionsHandler(environment).prime();
            new SignalingHandler(environment).prime();
            new NoticesHandler(environment).prime();

            assertThat(redis.requests()).as("nobody has asked Redis anything").isEmpty();
        }
    }

    @Test
    void primingThatFailsIsNoFailure() throws IOException {
        Map<String, String> environment = new HashMap<>(new TestTable().environment().values());
        environment.put(Environment.TABLE, "no-such-table");
        AuthorizerHandler handler = new AuthorizerHandler(environment);
        assertThatCode(() ->
                        new SnapStart.Primed(handler::prime)
                                .beforeCheckpoint(Core.getGlobalContext()))
                .doesNotThrowAnyException();
    }

    /// Nothing random is kept from before: each call asks the system's generator anew.
    @Test
    void secretsAreMadeAnewAtEachCall() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            secrets.add(Randomness.secret());
        }
        assertThat(secrets).hasSize(1_000);
        assertThat(Randomness.class.getDeclaredFields())
                .noneMatch(field -> java.util.Random.class.isAssignableFrom(field.getType()));
    }

    private static Map<String, String> environment(TestServer redis) {
        Map<String, String> environment = new HashMap<>(new TestTable().environment().values());
        environment.put(Environment.REDIS_URI, redis.url().replace("http:", "redis:"));
        environment.put(Environment.SIGNING_KEY_SECRET, "lyceum/signing-key");
        environment.put(Environment.ORIGIN_SECRET, "known to CloudFront");
        environment.put(Environment.CONNECTIONS_ENDPOINT, "http://localhost:1");
        return environment;
    }
}
