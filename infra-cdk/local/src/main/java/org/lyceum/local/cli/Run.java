package org.lyceum.local.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.demo.DemoClass;
import org.lyceum.local.demo.DemoMemory;
import org.lyceum.local.demo.DemoSchool;
import org.lyceum.local.process.LogFile;
import org.lyceum.local.system.DataFolder;
import org.lyceum.local.system.LocalSystem;

/// One run of Lyceum on this machine, from the first step to the last process stopped.
final class Run {
    /// The clock is looked at that often: a laptop that slept over midnight is late by no more.
    private static final Duration LOOK_AT_THE_CLOCK = Duration.ofSeconds(20);

    private final Options options;
    private final Console console;
    private final StateFile state;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable LocalSystem system;

    /// What the person asked for.
    record Options(
            Path cdkOut,
            Path webClient,
            DataFolder data,
            int port,
            String announceAddress,
            int nodes,
            boolean detached,
            boolean isolated) {}

    Run(Options options, Console console) {
        this.options = options;
        this.console = console;
        state = new StateFile(options.data().stateFile());
    }

    /// Starts everything and stays until the process is told to end.
    void untilStopped() throws InterruptedException {
        DataFolder data = options.data();
        data.acquire();
        sendLogsTo(data.resolve("logs/functions.log"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stops-lyceum"));
        DemoMemory memory = DemoMemory.load(memoryFile());
        LocalSystem made =
                new LocalSystem(
                        new LocalSystem.Settings(
                                options.cdkOut(),
                                options.webClient(),
                                data,
                                options.port(),
                                options.announceAddress(),
                                options.nodes(),
                                Map.of("FirstAdministratorLinkHash", memory.linkHash()),
                                options.isolated()),
                        console::step,
                        this::writeState);
        system = made;
        made.start();
        console.step("looking after demo accounts and today's class");
        String address = address(made);
        DemoClass on = openSchool(made, memory);
        becomesUp(on);
        console.sayUp(address, on, options.detached());
        Thread.ofVirtual().name("renews-demo-class").start(() -> renewDaily(on));
        stopped.await();
    }

    /// Today's class, for as long as Lyceum runs: a laptop that stays on has one tomorrow too.
    private void renewDaily(DemoClass first) {
        DemoClass on = first;
        try {
            while (true) {
                Thread.sleep(LOOK_AT_THE_CLOCK);
                LocalSystem running = system;
                if (running != null && on.isOver(Instant.now())) {
                    on = renewed(running, on);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private DemoClass renewed(LocalSystem running, DemoClass before) {
        try {
            DemoClass next = openSchool(running, DemoMemory.load(memoryFile()));
            becomesUp(next);
            return next;
        } catch (LocalFailure e) { // the next look at the clock tries again
            System.getLogger(Run.class.getName())
                    .log(System.Logger.Level.WARNING, "Today's class: " + e.getMessage());
            return before;
        }
    }

    private static DemoClass openSchool(LocalSystem system, DemoMemory memory) {
        return DemoSchool.open(
                address(system),
                memory.firstAdministratorLink(),
                memory.classId(),
                Clock.systemDefaultZone());
    }

    private void becomesUp(DemoClass on) {
        DemoMemory.load(memoryFile()).withClass(on.id()).save(memoryFile());
        state.becomesUp(on);
        writeState();
    }

    private Path memoryFile() {
        return options.data().resolve("demo.json");
    }

    private void stop() {
        LocalSystem running = system;
        if (running != null) {
            running.close();
        }
        state.delete();
        options.data().close();
        stopped.countDown();
    }

    private void writeState() {
        LocalSystem running = system;
        if (running != null) {
            state.write(address(running), running.processes());
        }
    }

    private static String address(LocalSystem system) {
        return "http://localhost:" + system.port();
    }

    /// Functions print as they would into CloudWatch; the terminal is for people.
    private static void sendLogsTo(Path file) {
        try {
            PrintStream log = new PrintStream(new LogFile(file), true, StandardCharsets.UTF_8);
            System.setOut(log);
            System.setErr(log);
        } catch (IOException e) {
            throw new LocalFailure("Could not write " + file + ".", e);
        }
    }
}
