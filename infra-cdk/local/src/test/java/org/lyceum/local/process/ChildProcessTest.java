package org.lyceum.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir Path folder = Path.of("");

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Test
    void seesNothingOfOurEnvironmentButWhatItNeeds() throws InterruptedException {
        start("env", Map.of("GIVEN", "1"));
        String seen = String.join(" ", drain());
        assertThat(seen).contains("GIVEN=1").contains("PATH=").doesNotContain("JAVA_HOME");
    }

    /// Parent: a JVM that starts a child, says the child's pid, and is killed.
    @Test
    void diesWithAParentThatIsKilled() throws Exception {
        Process parent =
                new ProcessBuilder(
                                Programs.java(),
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Parent.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        long child = Long.parseLong(parent.inputReader().readLine());
        assertThat(isAlive(child)).isTrue();
        parent.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(10)).until(() -> !isAlive(child));
    }

    /// Main of the parent that is killed.
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws InterruptedException {
            ChildProcess child =
                    ChildProcess.start(
                            new ChildProcess.Start(
                                    "sleeper",
                                    List.of("sleep", "60"),
                                    Map.of(),
                                    Path.of(arguments[0])),
                            _ -> {});
            System.out.println(child.pid());
            child.waitFor();
        }
    }

    /// A killed child whose new parent has not asked for its status yet is dead all the same.
    private static boolean isAlive(long pid) throws java.io.IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        return java.nio.file.Files.exists(status)
                ? !java.nio.file.Files.readString(status).contains("State:\tZ")
                : ProcessHandle.of(pid).isPresent();
    }

    private void start(String command, Map<String, String> environment)
            throws InterruptedException {
        ChildProcess.start(
                        new ChildProcess.Start("child", List.of(command), environment, folder),
                        lines::add)
                .waitFor();
    }

    private List<String> drain() throws InterruptedException {
        List<String> all = new java.util.ArrayList<>();
        for (String line = lines.poll(5, TimeUnit.SECONDS);
                line != null;
                line = lines.poll(200, TimeUnit.MILLISECONDS)) {
            all.add(line);
        }
        return all;
    }
}
