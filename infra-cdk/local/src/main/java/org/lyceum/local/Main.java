package org.lyceum.local;

import org.lyceum.local.cli.LyceumCommand;

/// Start of the local runtime; the script `./lyceum` calls it.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(LyceumCommand.execute(arguments));
    }
}
