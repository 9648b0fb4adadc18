package org.lyceum.loadtest.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.bot.Bot;
import org.lyceum.loadtest.bot.LoopShare;
import org.lyceum.rtc.Outbox;

/// One bot's UDP socket, and the proxy through which other threads reach the bot.
///
/// A socket of its own, as each browser has: a node knows a connected peer by its address alone.
/// `host`, `ask`, `wake` and `close` may be called from any thread; the rest belongs to the loop.
public final class BotPort implements Outbox {
    private static final int MAX_READS_A_TURN = 64;

    private final BotLoop loop;
    private final DatagramChannel channel;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final LoopBuffers buffers;
    private @Nullable Bot bot;

    /// Kept by `Deadlines`: when it is due, and its place there; -1 for none.
    long dueNs = Long.MAX_VALUE;

    int place = -1;
    private long unsent;

    BotPort(BotLoop loop, DatagramChannel channel) {
        this.loop = loop;
        this.channel = channel;
        this.buffers = loop.buffers();
    }

    // From any thread

    /// Puts a bot behind this socket and lets it begin.
    public void host(Bot newcomer) {
        loop.post(() -> {
            bot = newcomer;
            newcomer.handleTimeout(System.nanoTime(), this);
            loop.reschedule(this);
        });
    }

    /// Lets the loop do something with the bot; ends exceptionally when there is none.
    public <T> CompletableFuture<T> ask(BotCall<T> call) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.post(() -> {
            Bot asked = bot;
            if (asked == null) {
                answer.completeExceptionally(new IllegalStateException("No bot here"));
            } else {
                answer.complete(call.call(asked, System.nanoTime(), this));
                loop.reschedule(this);
            }
        });
        return answer;
    }

    /// Something waits for the bot: its handshake has gone on.
    public void wake() {
        if (!woken.getAndSet(true)) {
            loop.post(() -> {
                woken.set(false);
                handleTimeout(System.nanoTime());
            });
        }
    }

    /// A further socket on the same loop: for the next connection of the same person.
    public BotPort another() {
        return loop.open();
    }

    /// What the bots of its loop share.
    public LoopShare share() {
        return loop.share();
    }

    /// Lets the bot say goodbye, and closes the socket.
    public void close() {
        loop.post(() -> {
            Bot leaving = bot;
            if (leaving != null) {
                leaving.close(System.nanoTime(), this);
            }
            loop.forget(this);
        });
    }

    /// Closes the socket without a word, as a network does that is gone.
    public void abandon() {
        loop.post(() -> {
            Bot leaving = bot;
            if (leaving != null) {
                leaving.abandon();
            }
            loop.forget(this);
        });
    }

    // On the loop

    @Override
    public void send(byte[] buffer, int offset, int length, InetSocketAddress destination) {
        ByteBuffer outgoing = buffers.outgoing();
        outgoing.clear();
        outgoing.put(buffer, offset, length).flip();
        try {
            if (channel.send(outgoing, destination) == 0) {
                unsent++;
            }
        } catch (IOException _) {
            unsent++; // as lost as a datagram on its way
        }
    }

    /// Datagrams that the kernel did not take.
    long unsent() {
        return unsent;
    }

    long packets() {
        return bot == null ? 0 : bot.packets();
    }

    DatagramChannel channel() {
        return channel;
    }

    /// Reads what has come, at most so much that other bots of the loop get their turn.
    void read() {
        for (int i = 0; i < MAX_READS_A_TURN; i++) {
            InetSocketAddress source = receive();
            if (source == null) {
                return;
            }
            int length = buffers.incoming().remaining();
            byte[] datagram = buffers.datagram();
            buffers.incoming().get(datagram, 0, length);
            if (bot != null) {
                bot.handleDatagram(datagram, length, source, System.nanoTime(), this);
            }
        }
    }

    void handleTimeout(long nowNs) {
        if (bot != null) {
            bot.handleTimeout(nowNs, this);
        }
        loop.reschedule(this);
    }

    long deadlineNs() {
        return bot == null ? Long.MAX_VALUE : bot.deadlineNs();
    }

    private @Nullable InetSocketAddress receive() {
        ByteBuffer incoming = buffers.incoming();
        incoming.clear();
        try {
            InetSocketAddress source = (InetSocketAddress) channel.receive(incoming);
            incoming.flip();
            return source;
        } catch (IOException _) {
            return null; // an ICMP answer to what was sent before
        }
    }
}
