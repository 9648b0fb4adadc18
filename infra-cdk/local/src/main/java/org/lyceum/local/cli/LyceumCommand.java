package org.lyceum.local.cli;

import java.io.PrintStream;
import org.lyceum.local.LocalFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The verbs of the local runtime. A failure of the environment is one sentence; a bug is a stack
/// trace.
@Command(
        name = "lyceum",
        description = "Runs Lyceum on this machine.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ReportsCommand.class,
            CommandLine.HelpCommand.class
        })
public final class LyceumCommand {
    private LyceumCommand() {}

    /// @return exit status
    public static int execute(String... arguments) {
        PrintStream console = System.err;
        return new CommandLine(new LyceumCommand())
                // The script gives every option a value; what a person typed comes behind it and
                // wins.
                .setOverwrittenOptionsAllowed(true)
                .setExecutionExceptionHandler((exception, _, _) -> {
                    if (exception instanceof LocalFailure) {
                        console.println("lyceum: " + exception.getMessage());
                    } else {
                        exception.printStackTrace(console);
                    }
                    return 1;
                })
                .execute(arguments);
    }
}
