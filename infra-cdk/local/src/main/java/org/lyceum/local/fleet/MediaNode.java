package org.lyceum.local.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lyceum.local.process.ChildProcess;
import org.lyceum.local.process.ProcessStatus;
import org.lyceum.local.process.SupervisedProcess;

/// One media node: a supervised process that says by itself when it is ready, and where.
final class MediaNode implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Pattern CONTROL = Pattern.compile("control=\\S+:(\\d+)");
    private static final Pattern MEDIA = Pattern.compile("media=(\\S+)");

    private final SupervisedProcess process;

    /// @param firstPause until it is started again after its first death
    /// @param changed called when pid, ports or state are others than before
    MediaNode(ChildProcess.Start start, Duration firstPause, Runnable changed) {
        process =
                new SupervisedProcess(
                        start,
                        new SupervisedProcess.Owner(this::read, () -> {}, changed, STOP),
                        firstPause);
    }

    void start() {
        process.start();
    }

    /// Waits until the node has said that it is ready.
    ///
    /// @return false when it did not in time
    boolean awaitReady(Duration patience) throws InterruptedException {
        return process.awaitReady(patience);
    }

    ProcessStatus status() {
        return process.status();
    }

    @Override
    public void close() {
        process.close();
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
        process.becomesReady(found);
    }
}
