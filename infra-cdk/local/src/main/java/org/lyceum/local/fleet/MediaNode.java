package org.lyceum.local.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.process.ChildProcess;
import org.lyceum.local.process.ProcessStatus;

/// One media node: a child process that is started again when it dies, after a pause that doubles
/// from death to death and begins anew once it has lived for a minute.
final class MediaNode implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Pattern CONTROL = Pattern.compile("control=\\S+:(\\d+)");
    private static final Pattern MEDIA = Pattern.compile("media=(\\S+)");

    private final String name;
    private final ChildProcess.Start start;
    private final Runnable changed;
    private final CountDownLatch firstReady = new CountDownLatch(1);
    private volatile @Nullable ChildProcess process;
    private volatile Map<String, Integer> ports = Map.of();
    private volatile String state = "starting";
    private volatile int restarts;
    private volatile boolean closing;

    /// @param changed called when pid, ports or state are others than before
    MediaNode(String name, ChildProcess.Start start, Runnable changed) {
        this.name = name;
        this.start = start;
        this.changed = changed;
    }

    void start() {
        Thread.ofVirtual().name(name).start(this::superviseUntilClosed);
    }

    /// Waits until the node has said that it is ready.
    ///
    /// @return false when it did not in time
    boolean awaitReady(Duration patience) throws InterruptedException {
        return firstReady.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    ProcessStatus status() {
        ChildProcess current = process;
        return new ProcessStatus(name, current == null ? 0 : current.pid(), state, ports, restarts);
    }

    @Override
    public void close() {
        closing = true;
        ChildProcess current = process;
        if (current != null) {
            current.stop(STOP);
        }
    }

    private void superviseUntilClosed() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!closing) {
                long startedNs = System.nanoTime();
                ChildProcess current = ChildProcess.start(start, this::read);
                process = current;
                changed.run();
                int status = current.waitFor();
                if (closing) {
                    return;
                }
                if (System.nanoTime() - startedNs > SETTLED.toNanos()) {
                    pause = FIRST_PAUSE;
                }
                died(status);
                Thread.sleep(pause);
                pause =
                        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                                ? LONGEST_PAUSE
                                : pause.multipliedBy(2);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void died(int status) {
        restarts++;
        state = "restarting";
        ports = Map.of();
        System.getLogger(MediaNode.class.getName())
                .log(System.Logger.Level.WARNING, name + " died with status " + status);
        changed.run();
    }

    /// The node's own line: `node ready id=… control=http://… media=address:port,…`.
    private void read(String line) {
        if (!line.startsWith("node ready ")) {
            return;
        }
        Map<String, Integer> found = new HashMap<>();
        Matcher control = CONTROL.matcher(line);
        if (control.find()) {
            found.put("control", Integer.parseInt(control.group(1)));
        }
        Matcher media = MEDIA.matcher(line);
        if (media.find()) {
            int number = 0;
            for (String address : media.group(1).split(",")) {
                String port = address.substring(address.lastIndexOf(':') + 1);
                found.put("media" + (++number), Integer.parseInt(port));
            }
        }
        ports = Map.copyOf(found);
        state = "up";
        firstReady.countDown();
        changed.run();
    }
}
