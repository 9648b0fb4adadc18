package org.lyceum.local.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.lyceum.local.LocalFailure;

/// An HTTP/1.1 server with WebSockets on one port: bytes on an event loop, requests on virtual
/// threads.
public final class WebServer implements AutoCloseable {
    /// API Gateway's limit of a request; a longer one is answered with 413.
    public static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    private static final int MAX_INITIAL_LINE = 8192;
    private static final int MAX_HEADER_BYTES = 10 * 1024;
    private static final int MAX_CHUNK = 65_536;

    /// Name of the handler that a WebSocket replaces.
    static final String REQUESTS = "requests";

    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Channel> listening = new ArrayList<>();

    /// Listens at once, on the same port of all hosts; a host that this machine lacks (IPv6, say)
    /// is left out, unless it is the first. Port 0 is any free one.
    public WebServer(List<String> hosts, int port, HttpService service) {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        prepare(channel, service);
                                    }
                                });
        for (String host : hosts) {
            int wanted = listening.isEmpty() ? port : port();
            ChannelFuture bound = bootstrap.bind(host, wanted).awaitUninterruptibly();
            if (bound.isSuccess()) {
                listening.add(bound.channel());
            } else if (listening.isEmpty()) {
                close(loops, requests);
                throw new LocalFailure(sentence(host, wanted), bound.cause());
            }
        }
    }

    public int port() {
        return ((InetSocketAddress) listening.getFirst().localAddress()).getPort();
    }

    @Override
    public void close() {
        listening.forEach(channel -> channel.close().syncUninterruptibly());
        close(loops, requests);
    }

    private static String sentence(String host, int port) {
        return "Port "
                + port
                + " of "
                + host
                + " is in use by another program: stop that one, or choose another with --port.";
    }

    private static void close(EventLoopGroup loops, ExecutorService requests) {
        requests.shutdownNow();
        loops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS)
                .awaitUninterruptibly(2_000);
    }

    private void prepare(SocketChannel channel, HttpService service) {
        channel.pipeline()
                .addLast(new HttpServerCodec(MAX_INITIAL_LINE, MAX_HEADER_BYTES, MAX_CHUNK))
                .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
                .addLast(REQUESTS, new RequestHandler(service, requests));
    }
}
