package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void isAnsweredOnce() {
        Question<Integer> question = new Question<>(done::incrementAndGet);

        question.run();
        question.run();

        assertThat(question.await(LONG)).isEqualTo(1);
        assertThat(done).hasValue(1);
    }

    @Test
    void isNeverDoneOnceItsAskerHasGoneAway() {
        Question<Integer> question = new Question<>(done::incrementAndGet);

        assertThatThrownBy(() -> question.await(Duration.ZERO))
                .isInstanceOf(WorkerBusyException.class);
        question.run();

        assertThat(done).hasValue(0);
    }

    @Test
    void isWaitedForToItsEndOnceItHasBegun() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Question<Integer> question =
                new Question<>(() -> {
                    begun.countDown();
                    try {
                        mayEnd.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return done.incrementAndGet();
                });
        Thread loop = Thread.ofVirtual().start(question);
        begun.await();
        Thread opener = Thread.ofVirtual().unstarted(mayEnd::countDown);

        opener.start();
        assertThat(question.await(Duration.ZERO)).isEqualTo(1);

        loop.join();
    }

    @Test
    void tellsItsAskerThatItsWorkFailed() {
        Question<Integer> question =
                new Question<>(() -> {
                    throw new IllegalArgumentException("a bug");
                });

        question.run();

        assertThatThrownBy(() -> question.await(LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a bug");
    }
}
