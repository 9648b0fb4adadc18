package org.lyceum.local;

import org.lyceum.local.cli.LyceumCommand;

/// Start of the local runtime; the script `./lyceum` calls it.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // One line for each record; the log file puts the time before it.
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s %3$s: %5$s%6$s%n");
        System.exit(LyceumCommand.execute(arguments));
    }
}
