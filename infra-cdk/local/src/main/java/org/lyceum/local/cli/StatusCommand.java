package org.lyceum.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.lyceum.local.Json;
import org.lyceum.local.process.ProcessStatus.State;
import org.lyceum.local.system.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says what runs with a data folder. Exit status 3 when nothing does.
@Command(name = "status", description = "Says what runs.")
final class StatusCommand implements Callable<Integer> {
    private static final int NOT_RUNNING = 3;

    @Option(names = "--data", description = "Folder of all data (${DEFAULT-VALUE}).")
    private Path data = Path.of(".lyceum");

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        DataFolder folder = new DataFolder(data);
        JsonNode state = folder.isInUse() ? StateFile.read(folder.stateFile()) : null;
        if (state == null) {
            String starting = folder.isInUse() ? "starting" : "down";
            System.out.println(
                    json
                            ? Json.object().put("state", starting).toString()
                            : "Lyceum does not run: start it with ./lyceum up.");
            return NOT_RUNNING;
        }
        markTheDead(state);
        if (json) {
            System.out.println(state.toPrettyString());
        } else {
            print(System.out, state);
        }
        return 0;
    }

    /// A process that ended since the file was written: it is about to be started again.
    private static void markTheDead(JsonNode state) {
        for (JsonNode process : state.path("processes")) {
            long pid = process.path("pid").asLong();
            boolean gone = ProcessHandle.of(pid).isEmpty();
            if (gone
                    && process instanceof ObjectNode one
                    && one.path("state").asText().equals(State.UP.word())) {
                one.put("state", State.RESTARTING.word());
            }
        }
    }

    private static void print(PrintStream out, JsonNode state) {
        out.println(
                "Lyceum is "
                        + state.path("state").asText()
                        + " at "
                        + state.path("address").asText());
        out.println();
        Console.printAccounts(out);
        JsonNode on = state.path("class");
        if (on.isObject()) {
            out.printf("%nOn now: \"%s\"%n", on.path("title").asText());
        }
        out.printf(
                "%n  %-16s %8s  %-10s %8s  %s%n", "process", "pid", "state", "restarts", "ports");
        for (JsonNode process : state.path("processes")) {
            List<String> ports = new ArrayList<>();
            process.path("ports")
                    .properties()
                    .forEach(port -> ports.add(port.getKey() + " " + port.getValue()));
            out.printf(
                    "  %-16s %8d  %-10s %8d  %s%n",
                    process.path("name").asText(),
                    process.path("pid").asLong(),
                    process.path("state").asText(),
                    process.path("restarts").asInt(),
                    String.join(", ", ports));
        }
        out.println();
        out.println("Data and logs: " + state.path("data").asText());
    }
}
