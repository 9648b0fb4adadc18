package org.lyceum.loadtest.fault;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.front.LocalState;
import org.lyceum.loadtest.front.LocalState.LocalProcess;

/// Makes one thing fail in a running Lyceum and undoes it again, as far as it can be undone.
///
/// It waits by `Pause`, so that tests need no time. Owned by the thread that calls it.
public final class FaultInjection {
    static final long LOOK_NS = 200_000_000L;

    /// A class is taken over within the next join of somebody who noticed, or never.
    static final long TAKEOVER_WITHIN_NS = 60_000_000_000L;

    private static final String DYNAMODB = "dynamodb";
    private static final String MONGODB = "mongodb";

    private final Lyceum lyceum;
    private final LocalProcesses processes;
    private final Pause pause;

    /// The Lyceum in which something fails.
    ///
    /// @param state what it says of its processes now
    /// @param ownerPort the media port of the node that most people of the class are on; 0 for none
    public record Lyceum(Supplier<LocalState> state, Supplier<Integer> ownerPort) {}

    /// Lets time go by.
    @FunctionalInterface
    public interface Pause {
        void of(long ns);
    }

    public FaultInjection(Lyceum lyceum, LocalProcesses processes, Pause pause) {
        this.lyceum = lyceum;
        this.processes = processes;
        this.pause = pause;
    }

    /// Why this fault cannot be made here; null when it can.
    public static @Nullable String impossible(Fault fault, LocalState state) {
        return switch (fault) {
            case MONGODB_KILLED ->
                    state.process(MONGODB) == null ? "this Lyceum has no MongoDB" : null;
            case DYNAMODB_AWAY ->
                    state.process(DYNAMODB) == null
                            ? "this Lyceum has no DynamoDB of its own"
                            : null;
            case OWNER_KILLED, OWNER_STOPPED ->
                    state.nodePids().size() < 2 ? "this Lyceum has one node only" : null;
        };
    }

    /// Blocks until the fault is over; says what was done, for people.
    ///
    /// @throws IllegalStateException when what should fail is not there
    public String inject(FaultPlan plan) {
        return switch (plan.fault()) {
            case OWNER_KILLED -> {
                LocalProcess owner = owner();
                processes.kill(owner.pid());
                yield owner.name() + " was killed";
            }
            case OWNER_STOPPED -> stopOwner(plan.lastsNs());
            case DYNAMODB_AWAY -> {
                long pid = named(DYNAMODB).pid();
                processes.stop(pid);
                try {
                    pause.of(plan.lastsNs());
                } finally {
                    processes.wake(pid);
                }
                yield "DynamoDB was away for " + plan.lastsNs() / 1_000_000_000L + " s";
            }
            case MONGODB_KILLED -> {
                processes.kill(named(MONGODB).pid());
                yield "MongoDB was killed";
            }
        };
    }

    private String stopOwner(long atLeastNs) {
        LocalProcess owner = owner();
        processes.stop(owner.pid());
        long waitedNs = 0;
        try {
            BooleanSupplier takenOver =
                    () -> {
                        LocalProcess now = lyceum.state().get().nodeAt(lyceum.ownerPort().get());
                        return now != null && now.pid() != owner.pid();
                    };
            while (waitedNs < atLeastNs
                    || (!takenOver.getAsBoolean() && waitedNs < TAKEOVER_WITHIN_NS)) {
                pause.of(LOOK_NS);
                waitedNs += LOOK_NS;
            }
        } finally {
            processes.wake(owner.pid());
        }
        return owner.name() + " was stopped for " + waitedNs / 1_000_000_000L + " s";
    }

    private LocalProcess owner() {
        int port = lyceum.ownerPort().get();
        LocalProcess owner = lyceum.state().get().nodeAt(port);
        if (owner == null) {
            throw new IllegalStateException("No node takes media at port " + port);
        }
        return owner;
    }

    private LocalProcess named(String name) {
        LocalProcess process = lyceum.state().get().process(name);
        if (process == null) {
            throw new IllegalStateException("There is no process " + name);
        }
        return process;
    }
}
