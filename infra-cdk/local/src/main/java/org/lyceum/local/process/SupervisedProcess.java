package org.lyceum.local.process;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.process.ProcessStatus.State;

/// A child process that is started again when it dies, after a pause that doubles from death to
/// death and begins anew once it has lived for a minute.
///
/// Bounded: after MAX_DEATHS deaths in a row it stays dead, and `status` says so; one that was
/// never ready is given up after MAX_DEATHS_AT_START, for something is wrong with its settings.
public final class SupervisedProcess implements AutoCloseable {
    /// Some two minutes of trying.
    static final int MAX_DEATHS = 10;

    static final int MAX_DEATHS_AT_START = 3;

    /// Nobody does its work meanwhile.
    public static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final ChildProcess.Start start;
    private final Owner owner;
    private final Duration firstPause;
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile @Nullable ChildProcess process;
    private volatile Map<String, Integer> ports = Map.of();
    private volatile State state = State.STARTING;
    private volatile int restarts;
    private volatile boolean everReady;
    private volatile boolean closing;

    /// Who knows when the process is ready, and wants to know how it is.
    ///
    /// @param line gets each line that the process prints
    /// @param started runs on a thread of its own after each start; may block
    /// @param changed called when pid, ports or state are others than before
    /// @param patience how long it is waited for at the end
    public record Owner(
            Consumer<String> line, Runnable started, Runnable changed, Duration patience) {}

    public SupervisedProcess(ChildProcess.Start start, Owner owner) {
        this(start, owner, FIRST_PAUSE);
    }

    /// @param firstPause after the first death
    public SupervisedProcess(ChildProcess.Start start, Owner owner, Duration firstPause) {
        this.start = start;
        this.owner = owner;
        this.firstPause = firstPause;
    }

    public void start() {
        Thread.ofVirtual().name(start.name()).start(this::superviseUntilClosed);
    }

    /// Its owner has found out that it is ready.
    public void becomesReady(Map<String, Integer> at) {
        ports = Map.copyOf(at);
        everReady = true;
        if (state == State.DEAD) {
            return; // its last words
        }
        state = State.UP;
        settled.countDown();
        owner.changed().run();
    }

    /// Waits until it has been ready once, or has died for good.
    public boolean awaitReady(Duration patience) throws InterruptedException {
        return settled.await(patience.toMillis(), TimeUnit.MILLISECONDS) && state != State.DEAD;
    }

    /// Whether somebody waiting for it to become ready should go on.
    public boolean isStarting() {
        ChildProcess current = process;
        return !closing && state != State.UP && current != null && current.isAlive();
    }

    public ProcessStatus status() {
        ChildProcess current = process;
        long pid = current == null ? 0 : current.pid();
        return new ProcessStatus(start.name(), pid, state, ports, restarts);
    }

    @Override
    public void close() {
        closing = true;
        ChildProcess current = process;
        if (current != null) {
            current.stop(owner.patience());
        }
    }

    private void superviseUntilClosed() {
        Duration pause = firstPause;
        int deaths = 0;
        try {
            while (!closing) {
                long startedNs = System.nanoTime();
                int status = runOnce();
                if (closing) {
                    return;
                }
                if (System.nanoTime() - startedNs > SETTLED.toNanos()) {
                    pause = firstPause;
                    deaths = 0;
                }
                deaths++;
                died(status, deaths);
                if (state == State.DEAD) {
                    return;
                }
                Thread.sleep(pause);
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private int runOnce() throws InterruptedException {
        ChildProcess current = ChildProcess.start(start, owner.line());
        process = current;
        if (closing) { // asked to end while it was being started
            current.stop(owner.patience());
        }
        owner.changed().run();
        Thread.ofVirtual().name("readies-" + start.name()).start(owner.started());
        return current.waitFor();
    }

    private void died(int status, int deaths) {
        boolean forGood = deaths >= (everReady ? MAX_DEATHS : MAX_DEATHS_AT_START);
        ports = Map.of();
        state = forGood ? State.DEAD : State.RESTARTING;
        if (forGood) {
            settled.countDown();
        } else {
            restarts++;
        }
        System.getLogger(SupervisedProcess.class.getName())
                .log(
                        System.Logger.Level.WARNING,
                        start.name()
                                + " died with status "
                                + status
                                + (forGood ? ", for good" : ", and is started again"));
        owner.changed().run();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
