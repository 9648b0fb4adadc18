package org.lyceum.local.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.demo.DemoClass;
import org.lyceum.local.demo.DemoMemory;
import org.lyceum.local.demo.DemoSchool;
import org.lyceum.local.system.DataFolder;
import org.lyceum.local.system.LocalSystem;

/// One run of Lyceum on this machine, from the first step to the last process stopped.
final class Run {
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
            boolean detached) {}

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
        Path memoryFile = data.resolve("demo.json");
        DemoMemory memory = DemoMemory.load(memoryFile);
        LocalSystem made =
                new LocalSystem(
                        new LocalSystem.Settings(
                                options.cdkOut(),
                                options.webClient(),
                                data,
                                options.port(),
                                options.announceAddress(),
                                memory.linkHash()),
                        console::step,
                        this::writeState);
        system = made;
        made.start();
        console.step("looking after demo accounts and today's class");
        String address = address(made);
        DemoClass on =
                DemoSchool.open(
                        address,
                        memory.firstAdministratorLink(),
                        memory.classId(),
                        Clock.systemDefaultZone());
        memory.withClass(on.id()).save(memoryFile);
        state.becomesUp(on);
        writeState();
        console.sayUp(address, on, options.detached());
        stopped.await();
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
            Files.createDirectories(file.toAbsolutePath().getParent());
            PrintStream log =
                    new PrintStream(
                            new FileOutputStream(file.toFile(), true),
                            true,
                            StandardCharsets.UTF_8);
            System.setOut(log);
            System.setErr(log);
        } catch (IOException e) {
            throw new LocalFailure("Could not write " + file + ".", e);
        }
    }
}
