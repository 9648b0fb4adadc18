package org.lyceum.loadtest.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Keeps bots and local nodes on different cores while a run measures, so that they do not take
/// time from each other: the nodes get the lower half of the cores, the bots the rest.
///
/// It uses `taskset` (util-linux) on all threads of a process; threads that come later inherit from
/// the one that starts them. Closing it gives each process back what it had. Where there is one
/// core, no local node or no `taskset`, nothing changes.
public final class CoreSplit implements AutoCloseable {
    private final List<Before> before;
    private final @Nullable String nodeCores;
    private final @Nullable String botCores;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// What a process was allowed to use, as `taskset` writes lists.
    private record Before(long pid, String cores) {}

    private CoreSplit(List<Before> before, @Nullable String nodeCores, @Nullable String botCores) {
        this.before = before;
        this.nodeCores = nodeCores;
        this.botCores = botCores;
    }

    /// Nobody is moved.
    public static CoreSplit none() {
        return new CoreSplit(List.of(), null, null);
    }

    public static CoreSplit between(List<Long> nodePids, int cores) {
        if (cores < 2 || nodePids.isEmpty() || coresOf(ownPid()) == null) {
            return none();
        }
        String nodeCores = list(0, cores / 2 - 1);
        String botCores = list(cores / 2, cores - 1);
        List<Before> before = new ArrayList<>();
        for (long pid : nodePids) {
            move(pid, nodeCores, before);
        }
        move(ownPid(), botCores, before);
        CoreSplit split = new CoreSplit(before, nodeCores, botCores);
        // A run that is broken off gives the cores back too.
        Runtime.getRuntime().addShutdownHook(new Thread(split::close));
        return split;
    }

    /// One phrase for people.
    public String description() {
        return nodeCores == null
                ? "shared by all"
                : "nodes on " + nodeCores + ", bots on " + botCores;
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            before.forEach(process -> set(process.pid(), process.cores()));
        }
    }

    static String list(int first, int last) {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }

    /// The list at the end of `pid 4711's current affinity list: 0,1`.
    static @Nullable String parseList(@Nullable String line) {
        int at = line == null ? -1 : line.lastIndexOf(": ");
        return line == null || at < 0 ? null : line.substring(at + 2).strip();
    }

    private static void move(long pid, String cores, List<Before> before) {
        String had = coresOf(pid);
        if (had != null) {
            before.add(new Before(pid, had));
            set(pid, cores);
        }
    }

    private static @Nullable String coresOf(long pid) {
        return parseList(Tool.run("taskset", "-cp", Long.toString(pid)));
    }

    private static void set(long pid, String cores) {
        var _ = Tool.run("taskset", "-acp", cores, Long.toString(pid));
    }

    private static long ownPid() {
        return ProcessHandle.current().pid();
    }
}
