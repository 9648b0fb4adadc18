package org.lyceum.loadtest.machine;

import java.util.List;

/// Where a run took place: without it its figures mean nothing.
///
/// @param commit of the project that the bots were built from
/// @param commandLine as a person would repeat it
/// @param coreSplit who ran on which cores
public record Environment(
        int cores,
        String processor,
        String kernel,
        String java,
        String commit,
        String commandLine,
        String coreSplit) {

    /// `LYCEUM_COMMIT` is set by the script `lyceum`.
    public static Environment of(List<String> arguments, int cores, CoreSplit split) {
        String commit = System.getenv("LYCEUM_COMMIT");
        return new Environment(
                cores,
                processorName(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor.version", System.getProperty("java.version")),
                commit == null || commit.isEmpty() ? "unknown" : commit,
                "./lyceum loadtest " + String.join(" ", arguments),
                split.description());
    }

    private static String processorName() {
        String lines = Tool.run("grep", "-m", "1", "model name", "/proc/cpuinfo");
        return lines == null
                ? System.getProperty("os.arch")
                : lines.substring(lines.indexOf(':') + 1).strip();
    }
}
