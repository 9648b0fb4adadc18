package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final EventLoop loop = new DefaultEventLoop();
    private final AtomicInteger turns = new AtomicInteger();
    private final Mailbox mailbox = new Mailbox(loop, turns::incrementAndGet);

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void doesLettersInOrderAndEndsATurnAfterEach() {
        List<Integer> done = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int letter = i;
            assertThat(mailbox.post(() -> done.add(letter))).isTrue();
        }

        await().until(() -> turns.get() == 100);
        assertThat(done).hasSize(100).isSorted();
    }

    @Test
    void survivesALetterThatFails() {
        mailbox.post(() -> {
            throw new IllegalStateException("a bug");
        });

        await().until(() -> turns.get() == 1);
        assertThat(mailbox.waiting()).isZero();
    }

    @Test
    void keepsHalfOfItsRoomForDecisionsAndCountsWhatItRefuses() {
        CountDownLatch busy = new CountDownLatch(1);
        mailbox.post(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> mailbox.waiting() == 0);

        int media = 0;
        while (mailbox.postMedia(() -> {})) {
            media++;
        }
        int decisions = 0;
        while (mailbox.post(() -> {})) {
            decisions++;
        }

        assertThat(media).isEqualTo(Mailbox.MEDIA_CAPACITY);
        assertThat(decisions).isEqualTo(Mailbox.CAPACITY - Mailbox.MEDIA_CAPACITY);
        assertThat(mailbox.refused()).isEqualTo(2);
        busy.countDown();
        await().until(() -> mailbox.waiting() == 0);
    }

    @Test
    void refusesWhenItsLoopIsGone() {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();

        assertThat(mailbox.post(() -> {})).isFalse();
        assertThat(mailbox.refused()).isEqualTo(1);
    }
}
