package org.lyceum.loadtest.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// An event loop with its thread: reads the sockets of its bots and calls each when it is due.
///
/// Other threads reach it by a bounded mailbox of `MAX_POSTS`; more is a bug of theirs and fails.
final class BotLoop implements Runnable, AutoCloseable {
    private static final int MAX_POSTS = 65_536;
    private static final int SOCKET_BUFFER_BYTES = 1 << 20;
    private static final long MAX_SLEEP_NS = 1_000_000_000L;
    private static final long MS = 1_000_000L;

    private final Selector selector;
    private final BlockingQueue<Runnable> posts = new LinkedBlockingQueue<>(MAX_POSTS);
    private final List<BotPort> ports = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    BotLoop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this);
    }

    // From any thread

    void start() {
        thread.start();
    }

    /// A new socket at a free port.
    BotPort open() {
        try {
            DatagramChannel channel = DatagramChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
            channel.bind(new InetSocketAddress(0));
            BotPort port = new BotPort(this, channel);
            post(() -> register(port));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("No UDP socket for a bot", e);
        }
    }

    void post(Runnable task) {
        posts.add(task);
        selector.wakeup();
    }

    void wakeUp() {
        selector.wakeup();
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    // On the loop

    @Override
    public void run() {
        try (selector) {
            while (!closed) {
                turn();
            }
            for (BotPort port : ports) {
                port.channel().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(BotPort port) {
        ports.remove(port);
        try {
            port.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turn() throws IOException {
        selector.select(BotLoop::read, sleepMs());
        for (Runnable task = posts.poll(); task != null; task = posts.poll()) {
            task.run();
        }
        long nowNs = System.nanoTime();
        for (BotPort port : ports) {
            port.handleTimeout(nowNs);
        }
    }

    /// At least 1 ms, because 0 would mean for ever; what is posted or read ends it earlier.
    private long sleepMs() {
        long deadline = Long.MAX_VALUE;
        for (BotPort port : ports) {
            deadline = Math.min(deadline, port.deadlineNs());
        }
        long nowNs = System.nanoTime();
        long sleepNs = deadline <= nowNs ? 0 : Math.min(MAX_SLEEP_NS, deadline - nowNs);
        return Math.max(1, (sleepNs + MS - 1) / MS);
    }

    private static void read(SelectionKey key) {
        if (key.isValid() && key.isReadable()) {
            ((BotPort) key.attachment()).read();
        }
    }

    private void register(BotPort port) {
        try {
            port.channel().register(selector, SelectionKey.OP_READ, port);
            ports.add(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
