package org.lyceum.loadtest.machine;

import org.lyceum.loadtest.fault.LocalProcesses;

/// Signals to processes of this machine, sent by `kill` (POSIX).
public final class Signals implements LocalProcesses {
    @Override
    public void kill(long pid) {
        send("KILL", pid);
    }

    @Override
    public void stop(long pid) {
        send("STOP", pid);
    }

    @Override
    public void wake(long pid) {
        send("CONT", pid);
    }

    /// A process that is gone already takes no signal, which is as good.
    private static void send(String signal, long pid) {
        var _ = Tool.run("kill", "-s", signal, Long.toString(pid));
    }
}
