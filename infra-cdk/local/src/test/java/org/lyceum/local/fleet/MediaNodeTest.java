package org.lyceum.local.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lyceum.local.process.ChildProcess;
import org.lyceum.local.process.ProcessStatus.State;
import org.lyceum.local.process.SupervisedProcess;

class MediaNodeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder = Path.of("");

    @Test
    void isStartedAgainWhenItDies() throws InterruptedException {
        try (MediaNode node = node("exec sleep 60")) {
            node.start();
            assertThat(node.awaitReady(PATIENCE)).isTrue();
            long pid = node.status().pid();
            assertThat(node.status().ports())
                    .containsEntry("control", 7880)
                    .containsEntry("media2", 10001);
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            await().atMost(PATIENCE)
                    .until(() ->
                            node.status().restarts() == 1 && node.status().state() == State.UP);
            assertThat(node.status().pid()).isNotEqualTo(pid);
        }
    }

    @Test
    void isGoneOnceItIsClosed() throws InterruptedException {
        MediaNode node = node("exec sleep 60");
        node.start();
        assertThat(node.awaitReady(PATIENCE)).isTrue();
        node.close();
        assertThat(ProcessHandle.of(node.status().pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private MediaNode node(String end) {
        String line =
                "node ready id=n control=http://127.0.0.1:7880 media=127.0.0.1:10000,127.0.0.1:10001";
        return new MediaNode(
                new ChildProcess.Start(
                        "node",
                        List.of("/bin/sh", "-c", "echo '" + line + "'; " + end),
                        Map.of(),
                        folder),
                SupervisedProcess.FIRST_PAUSE,
                () -> {});
    }
}
