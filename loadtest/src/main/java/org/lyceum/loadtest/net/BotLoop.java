package org.lyceum.loadtest.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.lyceum.loadtest.bot.LoopShare;
import org.lyceum.loadtest.ledger.Sightings;

/// An event loop with its thread: reads the sockets of its bots and calls each when it is due.
///
/// Other threads reach it by a bounded mailbox of `MAX_POSTS`; more is a bug of theirs and fails.
final class BotLoop implements Runnable, AutoCloseable {
    private static final int MAX_POSTS = 65_536;
    private static final int SOCKET_BUFFER_BYTES = 1 << 20;
    private static final long MAX_SLEEP_NS = 1_000_000_000L;
    private static final long MS = 1_000_000L;

    /// So many bots get their turn before the sockets are looked at again.
    private static final int MAX_CALLS_A_TURN = 256;

    private final Selector selector;
    private final BlockingQueue<Runnable> posts = new LinkedBlockingQueue<>(MAX_POSTS);
    private final Set<BotPort> ports = new HashSet<>();
    private final Thread thread;
    private final Deadlines deadlines = new Deadlines();
    private final LoopBuffers buffers = new LoopBuffers();
    private final LoopShare share = new LoopShare();
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

    /// Authentic media packets of all its bots.
    CompletableFuture<Long> packets() {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        post(() -> answer.complete(ports.stream().mapToLong(BotPort::packets).sum()));
        return answer;
    }

    /// What its bots saw of the log, as it stands now.
    CompletableFuture<Sightings> sightings() {
        CompletableFuture<Sightings> answer = new CompletableFuture<>();
        post(() -> answer.complete(share.sightings().copy()));
        return answer;
    }

    /// Owned by this loop, and given to its bots.
    LoopShare share() {
        return share;
    }

    LoopBuffers buffers() {
        return buffers;
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

    /// Something has happened to this bot: it may be due at another time.
    void reschedule(BotPort port) {
        if (ports.contains(port)) {
            deadlines.put(port, port.deadlineNs());
        }
    }

    void forget(BotPort port) {
        ports.remove(port);
        deadlines.remove(port);
        try {
            port.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turn() throws IOException {
        if (deadlines.nextNs() <= System.nanoTime()) {
            selector.selectNow(this::read);
        } else {
            selector.select(this::read, sleepMs());
        }
        for (Runnable task = posts.poll(); task != null; task = posts.poll()) {
            task.run();
        }
        long nowNs = System.nanoTime();
        for (int i = 0; i < MAX_CALLS_A_TURN && deadlines.nextNs() <= nowNs; i++) {
            deadlines.first().handleTimeout(nowNs);
        }
    }

    /// At least 1 ms, because 0 would mean for ever; what is posted or read ends it earlier.
    private long sleepMs() {
        long sleepNs = Math.min(MAX_SLEEP_NS, deadlines.nextNs() - System.nanoTime());
        return Math.max(1, (sleepNs + MS - 1) / MS);
    }

    private void read(SelectionKey key) {
        if (key.isValid() && key.isReadable()) {
            BotPort port = (BotPort) key.attachment();
            port.read();
            reschedule(port);
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
