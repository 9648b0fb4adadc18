package org.lyceum.loadtest.front;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lyceum.api.ApiJson;

/// What the local system says of itself in `state.json` of its data folder.
///
/// @param nodePids of the processes that are media nodes
public record LocalState(
        URI address,
        List<Credentials> administrators,
        List<Credentials> teachers,
        List<Credentials> students,
        List<Long> nodePids) {
    private static final String FILE = "state.json";
    private static final String NODE_NAME = "media-node";

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
                nodePids(root));
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

    private static List<Long> nodePids(JsonNode root) {
        List<Long> pids = new ArrayList<>();
        for (JsonNode process : root.path("processes")) {
            if (process.path("name").asText().startsWith(NODE_NAME)) {
                pids.add(process.path("pid").asLong());
            }
        }
        return List.copyOf(pids);
    }
}
