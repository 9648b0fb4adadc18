package org.lyceum.loadtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.machine.NodeProcesses;
import org.lyceum.loadtest.machine.NodeUsage;
import org.lyceum.loadtest.net.BotLoops;
import org.lyceum.loadtest.report.Timeline;

/// Looks at bots and nodes once a second while a run lasts, on a thread of its own, and says how
/// far it has got.
///
/// Bounded: after `MAX_SAMPLES` looks it keeps every second one and looks half as often.
final class Sampler implements Attendance.Progress, AutoCloseable {
    static final int MAX_SAMPLES = 1_200;

    private static final long NS = 1_000_000_000L;
    private static final long INTERVAL_NS = NS;
    private static final int SAMPLES_PER_LINE = 5;

    private final BotLoops loops;
    private final NodeProcesses nodes;
    private final Consumer<String> progress;
    private final int students;
    private final AtomicInteger came = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Thread thread;
    private final long startNs = System.nanoTime();
    private volatile boolean closed;
    private volatile long measuringNs = startNs;

    /// Touched by the thread alone until it has ended.
    private List<Timeline.Sample> samples = new ArrayList<>();

    private long intervalNs = INTERVAL_NS;

    Sampler(BotLoops loops, NodeProcesses nodes, int students, Consumer<String> progress) {
        this.loops = loops;
        this.nodes = nodes;
        this.students = students;
        this.progress = progress;
        this.thread = Thread.ofPlatform().name("sampler").daemon().start(this::run);
    }

    @Override
    public void came(int atTheDoor) {
        came.set(atTheDoor);
    }

    @Override
    public void answered() {
        answered.incrementAndGet();
    }

    /// All are in: the measuring begins.
    void measuring() {
        measuringNs = System.nanoTime();
    }

    /// What was seen; ends the looking.
    Timeline timeline() {
        close();
        return new Timeline(samples, (measuringNs - startNs) / (double) NS);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long nextNs = startNs;
        while (!closed) {
            look();
            nextNs += intervalNs;
            for (long left = nextNs - System.nanoTime(); left > 0 && !closed; ) {
                LockSupport.parkNanos(left);
                left = nextNs - System.nanoTime();
            }
        }
        look();
    }

    private void look() {
        NodeUsage usage = nodes.now();
        long packets = loops.packets();
        double seconds = (System.nanoTime() - startNs) / (double) NS;
        Timeline.Sample sample =
                new Timeline.Sample(
                        seconds,
                        answered.get(),
                        packets,
                        usage == null ? null : usage.cpuSeconds(),
                        usage == null ? null : usage.rssBytes());
        if (samples.size() % SAMPLES_PER_LINE == SAMPLES_PER_LINE - 1) {
            progress.accept(line(samples.get(samples.size() - SAMPLES_PER_LINE + 1), sample));
        }
        samples.add(sample);
        if (samples.size() == MAX_SAMPLES) {
            thin();
        }
    }

    private void thin() {
        List<Timeline.Sample> kept = new ArrayList<>();
        for (int i = 0; i < samples.size(); i += 2) {
            kept.add(samples.get(i));
        }
        samples = kept;
        intervalNs *= 2;
    }

    private String line(Timeline.Sample before, Timeline.Sample now) {
        double seconds = now.seconds() - before.seconds();
        String line =
                String.format(
                        Locale.ROOT,
                        "%4.0f s: %d of %d in, %,.0f packets/s",
                        now.seconds(),
                        now.joined(),
                        students,
                        (now.packets() - before.packets()) / seconds);
        return line + ofNodes(before.cpuSeconds(), now, seconds);
    }

    private static String ofNodes(@Nullable Double cpuBefore, Timeline.Sample now, double seconds) {
        Double cpu = now.cpuSeconds();
        Long rss = now.rssBytes();
        return cpuBefore == null || cpu == null || rss == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", nodes %.0f %% of a core, %.0f MB",
                        (cpu - cpuBefore) * 100 / seconds,
                        rss / 1e6);
    }
}
