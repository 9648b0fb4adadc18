package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.api.store.RedisKeys;
import org.lyceum.sfu.metrics.NodeMetrics;
import org.lyceum.sfu.registry.TestRedis;

/// A class goes on while Redis is dead, or hangs; what must not be forgotten is not in Redis.
@Execution(ExecutionMode.CONCURRENT)
class RedisAwayTest {
    private final TestRedis redis = new TestRedis(false);
    private final TestClassroom lesson = TestClassroom.with(redis);
    private final NodeMetrics metrics =
            new NodeMetrics(lesson.node, lesson.registry, Clock.systemUTC());

    @AfterEach
    void close() {
        lesson.close();
        redis.close();
    }

    @Test
    void aClassGoesOnWhileRedisIsDeadAndPeopleJoinIt() {
        lesson.registry.start();
        Page teacher = teacher();

        redis.kill();
        await().atMost(Page.PATIENCE).until(() -> !lesson.registry.redisHealthy());

        assertThat(metrics.health().status()).isEqualTo("degraded");
        assertThat(metrics.health().services())
                .isEqualTo(
                        Map.of("media", "healthy", "redis", "unreachable", "dynamodb", "healthy"));
        Page sam = bringOnStage(teacher);

        redis.bringBack();
        await().atMost(Page.PATIENCE).until(() -> metrics.health().status(), "healthy"::equals);
        await().atMost(Page.PATIENCE).until(lesson::writtenStage, Set.of("sam")::equals);
        assertThat(redis.members(RedisKeys.NODES)).containsExactly("test");
        sam.awaitMore(SlotName.STAGE_CAMERA, 10);
    }

    @Test
    void aClassDoesNotNoticeThatRedisHangs() {
        lesson.registry.start();
        Page teacher = teacher();

        redis.hang();
        Page sam = bringOnStage(teacher);
        await().atMost(Page.PATIENCE).until(() -> !lesson.registry.redisHealthy());
        sam.awaitMore(SlotName.STAGE_CAMERA, 10);

        redis.goOn();
        await().atMost(Page.PATIENCE).until(lesson::writtenStage, Set.of("sam")::equals);
    }

    private Page teacher() {
        Page teacher = lesson.join(lesson.teacher("tess"));
        teacher.act(new Act.SetSending(TestClassroom.ON));
        teacher.publish();
        return teacher;
    }

    private Page bringOnStage(Page teacher) {
        Page sam = lesson.join(lesson.student("sam"));
        teacher.act(new Act.InviteToStage("sam"));
        sam.await(ClassEvent.InvitedToStage.class);
        sam.act(new Act.AnswerInvitation(true));
        assertThat(sam.await(ClassEvent.PermissionsChanged.class).permissions()).hasSize(3);
        return sam;
    }
}
