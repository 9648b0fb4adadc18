package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A worker and its peers have one owner: whoever comes from another thread fails at once, here and
/// in every other test that runs a node.
class OwnershipTest {
    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final MediaWorker worker =
            new MediaWorker(
                    0,
                    new NodeClock(),
                    loops.next(),
                    new MediaWorker.Listening(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), false));

    @AfterEach
    void close() {
        worker.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @TestFactory
    Stream<DynamicTest> anotherThreadMayNot() {
        Map<String, Runnable> entries =
                Map.of(
                        "hand in a datagram",
                        () -> worker.datagram(new byte[1], 1, worker.address()),
                        "leave work for later",
                        () -> worker.later(() -> {}),
                        "look at its peers",
                        worker::peers,
                        "close its peers",
                        worker::closePeers,
                        "read what it is doing",
                        worker::readings);
        return entries.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey(),
                                () ->
                                        assertThatThrownBy(entry.getValue()::run)
                                                .isInstanceOf(AssertionError.class)
                                                .hasMessageContaining("Only its event loop")));
    }

    @Test
    void itsOwnLoopMay() throws Exception {
        assertThat(loops.next().submit(worker::closePeers).get()).isZero();
    }

    @Test
    void anotherThreadAsksByTheMailbox() {
        Question<Integer> question = new Question<>(worker::closePeers);
        assertThat(worker.mailbox().post(question)).isTrue();
        assertThat(question.await(Page.PATIENCE)).isZero();
    }
}
