package org.lyceum.loadtest.fault;

/// Kills, stops and wakes processes of this machine, whoever started them.
public interface LocalProcesses {
    void kill(long pid);

    void stop(long pid);

    void wake(long pid);
}
