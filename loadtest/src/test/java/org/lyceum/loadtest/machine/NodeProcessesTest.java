package org.lyceum.loadtest.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines as Linux 6 writes them.
class NodeProcessesTest {
    private static final String STAT =
            "4711 (java (odd) name) S 1 4711 4711 0 -1 1077936384 90 0 3 0 250 75 0 0 20 0 40 0 99";
    private static final String STATUS = "Name:\tjava\nVmPeak:\t  900 kB\nVmRSS:\t     200 kB\n";

    @TempDir Path proc;

    @Test
    void addsUpWhatAllNodesTook() throws IOException {
        process(4711);
        process(4712);
        assertThat(new NodeProcesses(proc, List.of(4711L, 4712L)).now())
                .isEqualTo(new NodeUsage(6.5, 2 * 200 * 1_024));
    }

    @Test
    void isUnknownWithoutNodesAndForOnesThatAreGone() {
        assertThat(new NodeProcesses(proc, List.of()).now()).isNull();
        assertThat(new NodeProcesses(proc, List.of(1L)).now()).isNull();
    }

    @Test
    void betweenTwoLooksIsTheTimeTakenAndTheMemoryOfNow() {
        NodeUsage before = new NodeUsage(1.5, 100);
        NodeUsage now = new NodeUsage(4, 90);
        assertThat(NodeProcesses.between(before, now)).isEqualTo(new NodeUsage(2.5, 90));
        assertThat(NodeProcesses.between(null, now)).isNull();
    }

    private void process(int pid) throws IOException {
        Path folder = Files.createDirectory(proc.resolve(Integer.toString(pid)));
        Files.writeString(folder.resolve("stat"), STAT);
        Files.writeString(folder.resolve("status"), STATUS);
    }
}
