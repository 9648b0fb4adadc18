package org.lyceum.loadtest.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The processes of the media nodes on this machine, as `/proc` shows them (Linux, proc(5)).
///
/// Nodes elsewhere, and other systems, are unknown: null then.
public final class NodeProcesses {
    /// USER_HZ of Linux, whatever the kernel's own tick.
    private static final double TICKS_PER_SECOND = 100;

    /// Where utime and stime stand behind the process's name in parentheses.
    private static final int UTIME = 11;

    /// The first collection finds what was thrown away, the second what that held.
    private static final int SETTLING_ROUNDS = 2;

    private final Path proc;
    private final List<Long> pids;

    public NodeProcesses(List<Long> pids) {
        this(Path.of("/proc"), pids);
    }

    NodeProcesses(Path proc, List<Long> pids) {
        this.proc = proc;
        this.pids = List.copyOf(pids);
    }

    /// Lets them give back what they do not need, so that the empty node is measured as such.
    /// Blocks for a second or two.
    public void settle() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        for (int round = 0; round < SETTLING_ROUNDS; round++) {
            for (long pid : pids) {
                var _ = Tool.run(jcmd, Long.toString(pid), "GC.run");
            }
        }
    }

    /// What they have taken since they started.
    public @Nullable NodeUsage now() {
        if (pids.isEmpty()) {
            return null;
        }
        try {
            double cpuSeconds = 0;
            long rssBytes = 0;
            for (long pid : pids) {
                Path folder = proc.resolve(Long.toString(pid));
                cpuSeconds += cpuSeconds(Files.readString(folder.resolve("stat")));
                rssBytes += rssBytes(Files.readString(folder.resolve("status")));
            }
            return new NodeUsage(cpuSeconds, rssBytes);
        } catch (IOException _) {
            return null; // gone, or no Linux
        }
    }

    /// What they took since an earlier look.
    public static @Nullable NodeUsage between(@Nullable NodeUsage before, @Nullable NodeUsage now) {
        return before == null || now == null
                ? null
                : new NodeUsage(now.cpuSeconds() - before.cpuSeconds(), now.rssBytes());
    }

    static double cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]);
        return ticks / TICKS_PER_SECOND;
    }

    static long rssBytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                .findFirst()
                .orElse(0);
    }
}
