package org.lyceum.functions.placement;

import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.store.RedisKeys;

/// Remembers in Redis which node holds a class, so that a join asks DynamoDB only once a class.
///
/// What is remembered was decided in DynamoDB. It is replaced only by who saw it: a slow function
/// cannot bring an old decision back.
final class RedisHolders {
    private static final Duration LIFE = Duration.ofHours(24);
    private static final String REPLACE =
            """
            local now = redis.call('GET', KEYS[1])
            if now == false or now == ARGV[1] or now == ARGV[2] then
              redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
              return 1
            end
            return 0
            """;

    private final RedisLink link;

    RedisHolders(RedisLink link) {
        this.link = link;
    }

    @Nullable String nodeOf(String classId) {
        return link.ask(redis -> redis.get(RedisKeys.placement(classId))).orElse(null);
    }

    void remember(String classId, String nodeId, @Nullable String seen) {
        String[] keys = {RedisKeys.placement(classId)};
        String life = Long.toString(LIFE.toSeconds());
        var _ =
                link.ask(redis ->
                        redis.eval(
                                REPLACE,
                                ScriptOutputType.INTEGER,
                                keys,
                                seen == null ? nodeId : seen,
                                nodeId,
                                life));
    }
}
