package org.lyceum.sfu.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.ApiJson;
import org.lyceum.api.store.Heartbeats;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.RedisKeys;

/// Against a real Redis, in both of its modes.
@ParameterizedClass(name = "cluster: {0}")
@ValueSource(booleans = {false, true})
class RedisPresenceTest {
    private static final NodeRecord NODE =
            new NodeRecord(
                    "presence", "http://10.0.1.7:7880", 17, 1_500, false, 1_800_000_000_000L);

    private final TestRedis redis;
    private final RedisPresence presence;

    RedisPresenceTest(boolean cluster) {
        redis = TestRedis.shared(cluster);
        presence = new RedisPresence(redis.uri(), cluster);
    }

    @AfterEach
    void close() {
        presence.close();
    }

    @Test
    void announcesANodeForThreeSecondsAndWithdrawsIt() {
        presence.announce(NODE);

        byte[] json = redis.get(RedisKeys.node("presence")).getBytes(UTF_8);
        assertThat(ApiJson.read(json, NodeRecord.class)).isEqualTo(NODE);
        assertThat(redis.lifeOf(RedisKeys.node("presence")))
                .isBetween(Duration.ofSeconds(1), Heartbeats.REDIS_LIFE);
        assertThat(redis.members(RedisKeys.NODES)).contains("presence");

        presence.withdraw("presence");
        assertThat(redis.get(RedisKeys.node("presence"))).isEmpty();
        assertThat(redis.members(RedisKeys.NODES)).doesNotContain("presence");
    }

    @Test
    void saysWhereAClassIsOnlyToARedisThatDoesNotKnow() {
        presence.placeUnlessPlaced("presence-3", "presence");
        presence.placeUnlessPlaced("presence-3", "another");

        assertThat(redis.get(RedisKeys.placement("presence-3"))).isEqualTo("presence");
        assertThat(redis.lifeOf(RedisKeys.placement("presence-3")))
                .isBetween(Duration.ofHours(23), RedisPresence.PLACEMENT_LIFE);
    }

    @Test
    void forgetsWhereAnEndedClassWas() {
        redis.set(RedisKeys.placement("presence-1"), "presence");
        redis.set(RedisKeys.placement("presence-2"), "presence");

        presence.forgetClass("presence-1");

        assertThat(redis.get(RedisKeys.placement("presence-1"))).isEmpty();
        assertThat(redis.get(RedisKeys.placement("presence-2"))).isEqualTo("presence");
    }
}
