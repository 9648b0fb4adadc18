package org.lyceum.sfu.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.SegmentedDatagramPacket;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lyceum.sfu.log.LogTag;

/// One worker's UDP socket: reads bursts, writes runs of datagrams by segmentation offload where
/// the kernel has it.
///
/// Where a path refuses a segmented run (EINVAL, EIO, EMSGSIZE) the run is sent again datagram by
/// datagram, and that destination is never sent a segmented one again. Owned by its event loop.
final class UdpSocket {
    /// Room for a burst of a whole class's feedback while the loop is busy for a moment.
    static final int BUFFER_BYTES = 8 * 1_024 * 1_024;

    static final int MAX_DATAGRAM_BYTES = 2_048;
    private static final int DATAGRAMS_PER_READ = 16;
    private static final int MAX_UNSEGMENTED_DESTINATIONS = 4_096;

    /// Linux's EINVAL, EIO and EMSGSIZE, negative as Netty has them.
    private static final Set<Integer> SEGMENTATION_REFUSED = Set.of(-22, -5, -90);

    private final Channel channel;
    private final boolean segmentation;
    private final UdpStatistics statistics = new UdpStatistics();
    private final Set<InetSocketAddress> unsegmented = boundedSet();

    /// What the socket tells its worker, on its event loop.
    interface Listener {
        /// The bytes are valid only until the method returns.
        void datagram(byte[] bytes, int length, InetSocketAddress source);

        /// A burst of datagrams has been read.
        void burstRead();
    }

    UdpSocket(EventLoop loop, boolean epoll, InetSocketAddress address, Listener listener) {
        Bootstrap bootstrap =
                new Bootstrap()
                        .group(loop)
                        .channel(epoll ? EpollDatagramChannel.class : NioDatagramChannel.class)
                        .option(ChannelOption.SO_RCVBUF, BUFFER_BYTES)
                        .option(ChannelOption.SO_SNDBUF, BUFFER_BYTES)
                        .handler(new Reader(listener, statistics));
        if (epoll) {
            bootstrap
                    .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MAX_DATAGRAM_BYTES)
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(DATAGRAMS_PER_READ * MAX_DATAGRAM_BYTES));
        } else {
            bootstrap.option(
                    ChannelOption.RECVBUF_ALLOCATOR,
                    new FixedRecvByteBufAllocator(MAX_DATAGRAM_BYTES));
        }
        channel = bootstrap.bind(address).syncUninterruptibly().channel();
        segmentation = epoll && EpollDatagramChannel.isSegmentedDatagramPacketSupported();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /// Sets what the kernel shall do with this socket.
    <T> void option(ChannelOption<T> option, T value) {
        channel.config().setOption(option, value);
    }

    /// Whether runs to this destination may be segmented.
    boolean segments(InetSocketAddress destination) {
        return segmentation && (unsegmented.isEmpty() || !unsegmented.contains(destination));
    }

    ByteBuf allocate(int bytes) {
        return channel.alloc().directBuffer(bytes);
    }

    /// Writes a run of datagrams, all of `segmentBytes` but the last, which may be shorter. Takes
    /// the buffer.
    void write(ByteBuf run, int segmentBytes, int segments, InetSocketAddress destination) {
        statistics.sent(segments, run.readableBytes());
        if (segments == 1) {
            channel.write(new DatagramPacket(run, destination)).addListener(this::countFailure);
            return;
        }
        ByteBuf again = run.retainedDuplicate();
        channel.write(new SegmentedDatagramPacket(run, segmentBytes, destination))
                .addListener(sent -> {
                    if (sent.isSuccess()) {
                        again.release();
                    } else {
                        sendOneByOne(again, segmentBytes, destination, sent);
                    }
                });
    }

    void flush() {
        channel.flush();
    }

    void close() {
        channel.close().syncUninterruptibly();
    }

    UdpStatistics statistics() {
        return statistics;
    }

    private void sendOneByOne(
            ByteBuf run, int segmentBytes, InetSocketAddress destination, Future<?> failed) {
        if (!(failed.cause() instanceof Errors.NativeIoException refused)
                || !SEGMENTATION_REFUSED.contains(refused.expectedErr())) {
            run.release();
            countFailure(failed);
            return;
        }
        unsegmented.add(destination);
        statistics.refusedRun();
        while (run.isReadable()) {
            ByteBuf one = run.readRetainedSlice(Math.min(segmentBytes, run.readableBytes()));
            channel.write(new DatagramPacket(one, destination)).addListener(this::countFailure);
        }
        run.release();
        channel.flush();
    }

    private void countFailure(Future<?> sent) {
        if (!sent.isSuccess()) {
            statistics.failedToSend();
        }
    }

    private static Set<InetSocketAddress> boundedSet() {
        return Collections.newSetFromMap(
                new LinkedHashMap<InetSocketAddress, Boolean>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(
                            Map.Entry<InetSocketAddress, Boolean> eldest) {
                        return size() > MAX_UNSEGMENTED_DESTINATIONS;
                    }
                });
    }

    /// Copies each datagram into one array: the JDK's ciphers are faster on arrays than on direct
    /// memory.
    private static final class Reader extends ChannelInboundHandlerAdapter {
        private final Listener listener;
        private final UdpStatistics statistics;
        private final byte[] bytes = new byte[MAX_DATAGRAM_BYTES];

        Reader(Listener listener, UdpStatistics statistics) {
            this.listener = listener;
            this.statistics = statistics;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            DatagramPacket packet = (DatagramPacket) message;
            try {
                int length = packet.content().readableBytes();
                statistics.received(length);
                if (length > 0 && length <= bytes.length) {
                    packet.content().readBytes(bytes, 0, length);
                    listener.datagram(bytes, length, packet.sender());
                }
            } finally {
                packet.release();
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            listener.burstRead();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // An ICMP error of some destination arrives here (connection refused): that peer's
            // consent will run out by itself.
            if (!(cause instanceof java.io.IOException)) {
                LogTag.NODE
                        .logger()
                        .log(
                                System.Logger.Level.ERROR,
                                "A datagram broke its worker's turn",
                                cause);
            }
        }
    }
}
