package org.lyceum.loadtest;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.lyceum.loadtest.bot.ClassMember;
import org.lyceum.loadtest.front.Refusal;
import org.lyceum.loadtest.front.SignedIn;
import org.lyceum.loadtest.net.BotPort;
import org.lyceum.loadtest.report.WayIn;

/// One person's place in a class: their connection of now, and another one when it is lost.
///
/// Comes back as docs/protocol.md asks (section 8): after 0.5 s, then about double each time up to
/// 10 s, until the class says that there is no way back. At most `AT_THE_DOOR` of all seats are on
/// their way at once. Thread-safe.
final class Seat implements AutoCloseable {
    private static final int AT_THE_DOOR = 32;
    private static final int AWAY = 0;
    private static final long FIRST_PAUSE_NS = 500_000_000L;
    private static final long LONGEST_PAUSE_NS = 10_000_000_000L;

    /// After these nobody tries again.
    private static final Set<String> FINAL =
            Set.of(
                    "class-ended",
                    "not-enrolled",
                    "forbidden",
                    "class-not-found",
                    "class-full",
                    "banned",
                    "refresh-expired",
                    "refresh-reused",
                    "not-signed-in",
                    "token-invalid");

    private static final Semaphore DOOR = new Semaphore(AT_THE_DOOR);

    private final BotFactory factory;
    private final BotFactory.Wanted wanted;
    private final WayIn wayIn;
    private final AtomicInteger returns = new AtomicInteger();
    private volatile SignedIn person;
    private volatile BotFactory.Answered current;
    private volatile boolean closed;
    private volatile boolean joining;

    /// The number of the connection of now, from 1; `AWAY` while there is none.
    private final AtomicInteger here = new AtomicInteger(1);

    // A bot that is lost at once waits longer than it takes until `current` is set.
    private Seat(BotFactory factory, SignedIn person, BotFactory.Wanted wanted) {
        this.factory = factory;
        this.person = person;
        this.wanted = wanted;
        this.current = factory.bring(person, wanted, () -> lost(1));
        this.wayIn = current.wayIn();
    }

    /// @throws Refusal when the front door or the node says no
    static Seat take(BotFactory factory, SignedIn person, BotFactory.Wanted wanted) {
        return new Seat(factory, person, wanted);
    }

    /// The socket of now.
    BotPort port() {
        return current.port();
    }

    /// With the access token of now.
    SignedIn person() {
        return person;
    }

    /// How the first connection came.
    WayIn wayIn() {
        return wayIn;
    }

    /// Lets the person do something, whether they are connected or not.
    <T> CompletableFuture<T> with(Function<ClassMember, T> wish) {
        return port().ask((bot, now, out) -> bot.with(wish, now, out));
    }

    /// The media port of the node of now; 0 before there is one.
    int nodePort() {
        return port().ask(
                        (bot, _, _) -> {
                            InetSocketAddress node = bot.node();
                            return node == null ? 0 : node.getPort();
                        })
                .join();
    }

    /// How often the person came back.
    int returns() {
        return returns.get();
    }

    /// Loses the connection and comes back.
    void reconnect() {
        int connection = here.get();
        if (!joining && connection != AWAY && here.compareAndSet(connection, AWAY)) {
            current.port().abandon();
            Thread.startVirtualThread(() -> comeBack(connection + 1));
        }
    }

    @Override
    public void close() {
        closed = true;
        current.close();
    }

    /// Each connection is lost once.
    private void lost(int connection) {
        if (here.compareAndSet(connection, AWAY)) {
            Thread.startVirtualThread(() -> comeBack(connection + 1));
        }
    }

    private void comeBack(int connection) {
        long pauseNs = FIRST_PAUSE_NS;
        while (!closed) {
            LockSupport.parkNanos(pauseNs / 2 + ThreadLocalRandom.current().nextLong(pauseNs));
            pauseNs = Math.min(LONGEST_PAUSE_NS, pauseNs * 2);
            if (hasTried(connection)) {
                return;
            }
        }
    }

    /// Whether there is nothing more to try: the person is back, or may not come back.
    private boolean hasTried(int connection) {
        DOOR.acquireUninterruptibly();
        joining = true;
        // Set before, for the new connection may be lost before it is known here.
        here.set(connection);
        try {
            BotFactory.Answered before = current;
            before.port().abandon();
            before.signaling().close();
            current = factory.bringAgain(person, wanted, before, () -> lost(connection));
            returns.incrementAndGet();
            if (closed) {
                current.close();
            }
            return true;
        } catch (Refusal refusal) {
            here.set(AWAY);
            if (refusal.code().equals("token-expired")) {
                renew();
                return false;
            }
            return FINAL.contains(refusal.code());
        } finally {
            joining = false;
            DOOR.release();
        }
    }

    private void renew() {
        try {
            person = factory.refresh(person);
        } catch (Refusal _) {
            // Tried again with the old token: its refusal says whether there is hope.
        }
    }
}
