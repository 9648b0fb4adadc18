package org.lyceum.loadtest;

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
    private volatile boolean away;

    // The seat is known to its bot before the bot is known to it: the bot calls back when it is
    // lost, which cannot be before `current` is set by the same call that begins it.
    private Seat(BotFactory factory, SignedIn person, BotFactory.Wanted wanted) {
        this.factory = factory;
        this.person = person;
        this.wanted = wanted;
        this.current = factory.bring(person, wanted, this::lost);
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

    /// How the first connection came.
    WayIn wayIn() {
        return wayIn;
    }

    /// Lets the person do something, whether they are connected or not.
    <T> CompletableFuture<T> with(Function<ClassMember, T> wish) {
        return port().ask((bot, now, out) -> bot.with(wish, now, out));
    }

    /// How often the person came back.
    int returns() {
        return returns.get();
    }

    /// Loses the connection and comes back.
    void reconnect() {
        if (!away && !closed) {
            current.port().abandon();
            lost();
        }
    }

    @Override
    public void close() {
        closed = true;
        current.close();
    }

    private void lost() {
        away = true;
        Thread.startVirtualThread(this::comeBack);
    }

    private void comeBack() {
        long pauseNs = FIRST_PAUSE_NS;
        while (!closed) {
            LockSupport.parkNanos(pauseNs / 2 + ThreadLocalRandom.current().nextLong(pauseNs));
            pauseNs = Math.min(LONGEST_PAUSE_NS, pauseNs * 2);
            if (hasTried()) {
                return;
            }
        }
    }

    /// Whether there is nothing more to try: the person is back, or may not come back.
    private boolean hasTried() {
        DOOR.acquireUninterruptibly();
        try {
            BotFactory.Answered before = current;
            before.port().abandon();
            before.signaling().close();
            current = factory.bringAgain(person, wanted, before, this::lost);
            away = false;
            returns.incrementAndGet();
            if (closed) {
                current.close();
            }
            return true;
        } catch (Refusal refusal) {
            if (refusal.code().equals("token-expired")) {
                renew();
                return false;
            }
            return FINAL.contains(refusal.code());
        } finally {
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
