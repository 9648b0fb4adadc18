package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.unix.IntegerUnixChannelOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs of datagrams between two real sockets.
class UdpSocketTest {
    /// Linux: without checksums on a socket the kernel segments nothing, and says EINVAL
    /// (udp_send_skb in net/ipv4/udp.c).
    private static final IntegerUnixChannelOption SO_NO_CHECK =
            new IntegerUnixChannelOption("SO_NO_CHECK", 1, 11);

    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final EventLoop loop = loops.next();
    private final List<Integer> arrived = new CopyOnWriteArrayList<>();
    private UdpSocket sender = socket(new Ignoring());
    private UdpSocket receiver = socket(new Recording());
    private PeerOutbox outbox = new PeerOutbox(sender, () -> {});

    @BeforeEach
    void needsSegmentation() {
        assumeTrue(Epoll.isAvailable());
        assumeTrue(EpollDatagramChannel.isSegmentedDatagramPacketSupported());
    }

    @AfterEach
    void close() {
        sender.close();
        receiver.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                                | LENGTHS                             | RUNS
                    one alone                           | 100                                 | 1
                    equal ones are one run              | 900 900 900 900                     | 4
                    a shorter one ends a run            | 900 900 800 900                     | 3 1
                    a longer one begins another         | 800 900 900                         | 1 2
                    at most ten                         | 50 50 50 50 50 50 50 50 50 50 50 50 | 10 2
                    every one of its own size           | 100 200 300                         | 1 1 1
                    larger than a packet of the network | 1500 1500                           | 2
                    """)
    void groupsWhatLeavesTogether(String name, String lengths, String runs) throws Exception {
        int[] sizes = Arrays.stream(lengths.split(" ")).mapToInt(Integer::parseInt).toArray();

        send(sizes);

        awaitArrivals(sizes);
        long[] expected = new long[PeerOutbox.MAX_SEGMENTS + 1];
        for (String segments : runs.split(" ")) {
            expected[Integer.parseInt(segments)]++;
        }
        assertThat(statistics().runsBySegments()).isEqualTo(expected);
        assertThat(statistics().datagramsSent()).isEqualTo(sizes.length);
        assertThat(statistics().refusals()).isZero();
    }

    @Test
    void aRunThatThePathRefusesIsSentAgainOneByOneAndThePathIsRemembered() throws Exception {
        sender.option(SO_NO_CHECK, 1);

        send(900, 900, 900, 500);
        awaitArrivals(900, 900, 900, 500);
        assertThat(statistics().refusals()).isEqualTo(1);

        send(700, 700);
        awaitArrivals(900, 900, 900, 500, 700, 700);
        assertThat(statistics().refusals()).isEqualTo(1);
        assertThat(statistics().failures()).isZero();
        assertThat(statistics().runsBySegments()[1]).isEqualTo(2);
    }

    @Test
    void theRestOfAFrameIsWaitedForAndLeavesWithIt() throws Exception {
        onLoop(() -> {
            gather(900, 900);
            outbox.moreFollows();
            assertThat(outbox.endTurn(1_000)).isTrue();
            assertThat(outbox.endTurn(2_000)).isTrue();
            gather(900, 850);
            assertThat(outbox.endTurn(3_000)).isFalse();
            sender.flush();
        });

        awaitArrivals(900, 900, 900, 850);
        assertThat(statistics().runsBySegments()[4]).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                                      | LENGTHS                                 | LATER
                    a frame whose rest does not come in time  | 900 900                                 | 2000000
                    a full run                                | 900 900 900 900 900 900 900 900 900 900 | 0
                    a run that ended with a shorter one       | 900 500                                 | 0
                    """)
    void nothingIsWaitedForBy(String name, String lengths, long laterNs) throws Exception {
        int[] sizes = Arrays.stream(lengths.split(" ")).mapToInt(Integer::parseInt).toArray();
        onLoop(() -> {
            gather(sizes);
            outbox.moreFollows();
            if (laterNs > 0) {
                assertThat(outbox.endTurn(5)).isTrue();
                assertThat(outbox.endTurn(4 + laterNs)).isTrue();
            }
            assertThat(outbox.endTurn(5 + laterNs)).isFalse();
            sender.flush();
        });

        awaitArrivals(sizes);
        assertThat(statistics().runsBySegments()[sizes.length]).isEqualTo(1);
    }

    @Test
    void aPathThatRefusesRunsIsNotKeptWaiting() throws Exception {
        sender.option(SO_NO_CHECK, 1);
        send(900, 900);
        await().until(() -> statistics().refusals() == 1);

        onLoop(() -> {
            gather(900);
            outbox.moreFollows();
            assertThat(outbox.endTurn(1)).isFalse();
            sender.flush();
        });

        awaitArrivals(900, 900, 900);
    }

    @Test
    void whatTheKernelRefusesAltogetherIsCounted() throws Exception {
        onLoop(() -> {
            outbox.send(new byte[70_000], 0, 70_000, receiver.address());
            outbox.flush();
            sender.flush();
        });

        await().until(() -> statistics().failures() == 1);
        send(100);
        awaitArrivals(100);
    }

    @Test
    void anotherDestinationIsAnotherRun() throws Exception {
        UdpSocket other = socket(new Recording());
        onLoop(() -> {
            byte[] bytes = new byte[300];
            outbox.send(bytes, 0, 300, receiver.address());
            outbox.send(bytes, 0, 300, other.address());
            outbox.send(bytes, 0, 300, receiver.address());
            outbox.flush();
            sender.flush();
        });

        await().until(() -> arrived.size() == 3);
        assertThat(statistics().runsBySegments()[1]).isEqualTo(3);
        other.close();
    }

    @Test
    void withoutEpollEveryDatagramLeavesAlone() throws Exception {
        EventLoopGroup nio = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        UdpSocket plain = new UdpSocket(nio.next(), false, anyPort(), new Ignoring());
        PeerOutbox plainOutbox = new PeerOutbox(plain, () -> {});
        nio.next()
                .submit(() -> {
                    for (int i = 0; i < 3; i++) {
                        plainOutbox.send(new byte[400], 0, 400, receiver.address());
                    }
                    plainOutbox.flush();
                    plain.flush();
                })
                .sync();

        awaitArrivals(400, 400, 400);
        assertThat(plain.statistics().runsBySegments()[1]).isEqualTo(3);
        plain.close();
        nio.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void send(int... lengths) throws InterruptedException {
        onLoop(() -> {
            gather(lengths);
            outbox.flush();
            sender.flush();
        });
    }

    private void gather(int... lengths) {
        byte[] bytes = new byte[2_000];
        for (int length : lengths) {
            outbox.send(bytes, 0, length, receiver.address());
        }
    }

    private void onLoop(Runnable work) throws InterruptedException {
        loop.submit(work).sync();
    }

    private void awaitArrivals(int... lengths) {
        List<Integer> expected = Arrays.stream(lengths).boxed().toList();
        await().untilAsserted(() -> assertThat(arrived).isEqualTo(expected));
    }

    private UdpStatistics statistics() {
        return sender.statistics();
    }

    private UdpSocket socket(UdpSocket.Listener listener) {
        return new UdpSocket(loop, true, anyPort(), listener);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private final class Recording implements UdpSocket.Listener {
        @Override
        public void datagram(byte[] bytes, int length, InetSocketAddress source) {
            arrived.add(length);
        }

        @Override
        public void burstRead() {}
    }

    private static final class Ignoring implements UdpSocket.Listener {
        @Override
        public void datagram(byte[] bytes, int length, InetSocketAddress source) {}

        @Override
        public void burstRead() {}
    }
}
