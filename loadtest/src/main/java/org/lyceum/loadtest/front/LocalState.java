package org.lyceum.loadtest.front;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;

/// What the local system says of itself in `state.json` of its data folder.
///
/// @param processes all that run
public record LocalState(
        URI address,
        List<Credentials> administrators,
        List<Credentials> teachers,
        List<Credentials> students,
        List<LocalProcess> processes) {
    private static final String FILE = "state.json";
    private static final String NODE_NAME = "media-node";
    private static final String MEDIA_PORT = "media";

    /// A process of the local system.
    ///
    /// @param ports by their use
    public record LocalProcess(String name, long pid, Map<String, Integer> ports) {
        public LocalProcess {
            ports = Map.copyOf(ports);
        }
    }

    public LocalState {
        processes = List.copyOf(processes);
    }

    /// @throws Refusal when nothing runs with this folder
    public static LocalState read(Path dataFolder) {
        Path file = dataFolder.resolve(FILE);
        try {
            return of(ApiJson.mapper().readTree(Files.readAllBytes(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(
                    "lyceum-not-running",
                    "No Lyceum runs with the data in "
                            + dataFolder
                            + ": start it with ./lyceum up, or name its folder with --data.",
                    e);
        }
    }

    static LocalState of(JsonNode root) {
        return new LocalState(
                URI.create(root.path("address").asText()),
                accounts(root, "administrator"),
                accounts(root, "teacher"),
                accounts(root, "student"),
                processes(root));
    }

    private static List<Credentials> accounts(JsonNode root, String role) {
        List<Credentials> accounts = new ArrayList<>();
        for (JsonNode account : root.path("accounts")) {
            if (account.path("role").asText().equals(role)) {
                accounts.add(
                        new Credentials(
                                account.path("name").asText(),
                                account.path("email").asText(),
                                account.path("password").asText()));
            }
        }
        return List.copyOf(accounts);
    }

    /// Of the processes that are media nodes.
    public List<Long> nodePids() {
        return processes.stream()
                .filter(process -> process.name().startsWith(NODE_NAME))
                .map(LocalProcess::pid)
                .toList();
    }

    /// The process of this name; null when there is none.
    public @Nullable LocalProcess process(String name) {
        return processes.stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// The node that takes media at this port; null when none does.
    public @Nullable LocalProcess nodeAt(int mediaPort) {
        return processes.stream()
                .filter(process -> process.name().startsWith(NODE_NAME))
                .filter(process ->
                        process.ports().entrySet().stream()
                                .anyMatch(port ->
                                        port.getKey().startsWith(MEDIA_PORT)
                                                && port.getValue() == mediaPort))
                .findFirst()
                .orElse(null);
    }

    private static List<LocalProcess> processes(JsonNode root) {
        List<LocalProcess> processes = new ArrayList<>();
        for (JsonNode process : root.path("processes")) {
            Map<String, Integer> ports = new HashMap<>();
            process.path("ports")
                    .properties()
                    .forEach(port -> ports.put(port.getKey(), port.getValue().asInt()));
            processes.add(
                    new LocalProcess(
                            process.path("name").asText(), process.path("pid").asLong(), ports));
        }
        return processes;
    }
}
