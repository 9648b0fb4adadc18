package org.lyceum.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lyceum.local.process.ProcessStatus.State;

class SupervisedProcessTest {
    @TempDir Path folder = Path.of("");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void isGivenUpSoonWhenItNeverBecameReady() throws InterruptedException {
        try (SupervisedProcess process = process("exit 1", _ -> {})) {
            process.start();
            assertThat(process.awaitReady(PATIENCE)).isFalse();
            assertThat(process.status().state()).isEqualTo(State.DEAD);
            assertThat(process.status().restarts())
                    .isEqualTo(SupervisedProcess.MAX_DEATHS_AT_START - 1);
        }
    }

    @Test
    void isLeftAloneWhenItDiesTooOftenInARow() throws InterruptedException {
        try (SupervisedProcess process =
                process("echo ready; sleep 0.2; exit 1", ready -> ready.becomesReady(Map.of()))) {
            process.start();
            assertThat(process.awaitReady(PATIENCE)).isTrue();
            await().atMost(PATIENCE).until(() -> process.status().state() == State.DEAD);
            assertThat(process.status().restarts()).isEqualTo(SupervisedProcess.MAX_DEATHS - 1);
        }
    }

    /// Runs a line of shell; whatever it prints is handed on.
    private SupervisedProcess process(String line, Consumer<SupervisedProcess> printed) {
        AtomicReference<SupervisedProcess> made = new AtomicReference<>();
        var start = new ChildProcess.Start("dying", List.of("sh", "-c", line), Map.of(), folder);
        var owner =
                new SupervisedProcess.Owner(
                        _ -> printed.accept(made.get()), () -> {}, () -> {}, Duration.ofSeconds(1));
        made.set(new SupervisedProcess(start, owner, Duration.ofMillis(1)));
        return made.get();
    }
}
