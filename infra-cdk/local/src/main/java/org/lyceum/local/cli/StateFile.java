package org.lyceum.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.demo.DemoAccount;
import org.lyceum.local.demo.DemoClass;
import org.lyceum.local.demo.DemoPeople;
import org.lyceum.local.process.ProcessStatus;

/// `state.json` of the data folder: address, demo accounts, the class that is on, and all
/// processes. It is there while a Lyceum runs. Thread-safe.
final class StateFile {
    private final Path file;
    private final Instant startedAt = Instant.now();
    private String state = "starting";
    private @Nullable DemoClass demoClass;

    StateFile(Path file) {
        this.file = file;
    }

    synchronized void becomesUp(DemoClass now) {
        state = "up";
        demoClass = now;
    }

    synchronized void write(String address, List<ProcessStatus> processes) {
        ObjectNode root = Json.object();
        root.put("state", state);
        root.put("address", address);
        root.put("pid", ProcessHandle.current().pid());
        root.put("startedAt", startedAt.toString());
        root.put("data", String.valueOf(file.getParent()));
        DemoClass on = demoClass;
        if (on != null) {
            root.putObject("class")
                    .put("id", on.id())
                    .put("title", on.title())
                    .put("startsAt", on.startsAt())
                    .put("endsAt", on.endsAt());
        }
        ArrayNode accounts = root.putArray("accounts");
        for (DemoAccount account : DemoPeople.everybody()) {
            accounts.addObject()
                    .put("role", account.role())
                    .put("email", account.email())
                    .put("password", account.password())
                    .put("name", account.name());
        }
        ArrayNode list = root.putArray("processes");
        for (ProcessStatus process : processes) {
            ObjectNode one =
                    list.addObject()
                            .put("name", process.name())
                            .put("pid", process.pid())
                            .put("state", process.state().word())
                            .put("restarts", process.restarts());
            ObjectNode ports = one.putObject("ports");
            process.ports().forEach(ports::put);
        }
        save(root);
    }

    static @Nullable JsonNode read(Path file) {
        try {
            return Files.exists(file) ? Json.read(Files.readAllBytes(file)) : null;
        } catch (IOException e) {
            throw new LocalFailure("Could not read " + file + ".", e);
        }
    }

    synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LocalFailure("Could not delete " + file + ".", e);
        }
    }

    private void save(ObjectNode root) {
        Path next = file.resolveSibling("state.json.new");
        try {
            Files.writeString(next, root.toPrettyString() + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalFailure("Could not write " + file + ".", e);
        }
    }
}
