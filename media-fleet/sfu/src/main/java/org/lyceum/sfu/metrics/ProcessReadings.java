package org.lyceum.sfu.metrics;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the node's process takes of its machine.
///
/// @param cpuRatio share of all cores over the last moments, 0 to 1
/// @param residentBytes memory that it really holds, where the system tells
/// @param cpuSeconds of all its threads since it started, user and system
/// @param heapBytes used by the JVM's heap
/// @param allocatedBytes on the heap since it started
public record ProcessReadings(
        double cpuRatio,
        double cpuSeconds,
        long residentBytes,
        long heapBytes,
        long allocatedBytes) {
    private static final Path STATM = Path.of("/proc/self/statm");
    private static final long PAGE_BYTES = 4_096;

    public static ProcessReadings now() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        return new ProcessReadings(
                Math.max(0, system.getProcessCpuLoad()),
                system.getProcessCpuTime() / 1e9,
                residentBytes(heap),
                heap,
                threads.getTotalThreadAllocatedBytes());
    }

    private static long residentBytes(long otherwise) {
        try {
            String[] fields = Files.readString(STATM).split(" ", 3);
            return Long.parseLong(fields[1]) * PAGE_BYTES;
        } catch (IOException | RuntimeException _) {
            return otherwise;
        }
    }
}
