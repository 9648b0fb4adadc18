package org.lyceum.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.process.Programs;
import org.lyceum.local.store.DynamoDb;
import org.lyceum.local.system.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Looks after the reports of the Lyceum that runs with a data folder.
@Command(
        name = "reports",
        description = "Looks after the reports in MongoDB.",
        subcommands = ReportsCommand.Rebuild.class)
final class ReportsCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new LocalFailure("Say what to do: ./lyceum reports rebuild [--class ID]");
    }

    /// Makes reports anew from the event logs, by the functions' own program.
    @Command(name = "rebuild", description = "Makes reports anew from the event logs.")
    static final class Rebuild implements Callable<Integer> {
        private static final String PROGRAM = "org.lyceum.functions.reports.RebuildReports";

        @Option(names = "--data", description = "Folder of all data (${DEFAULT-VALUE}).")
        private Path data = Path.of(".lyceum");

        @Option(names = "--functions", required = true, description = "Jar of the functions.")
        private @Nullable Path functions;

        @Option(names = "--class", description = "Only this class.")
        private @Nullable String classId;

        @Override
        public Integer call() throws IOException, InterruptedException {
            DataFolder folder = new DataFolder(data);
            JsonNode state = folder.isInUse() ? StateFile.read(folder.stateFile()) : null;
            if (state == null) {
                throw new LocalFailure("Lyceum does not run: start it with ./lyceum up.");
            }
            List<String> command = new ArrayList<>();
            command.add(Programs.java());
            command.addAll(List.of("-cp", String.valueOf(functions), PROGRAM));
            if (classId != null) {
                command.add(classId);
            }
            ProcessBuilder process = new ProcessBuilder(command).inheritIO();
            process.environment().putAll(variables(state));
            return process.start().waitFor();
        }

        /// What the function `projector` gets too, with the stores' own ports.
        private static Map<String, String> variables(JsonNode state) {
            int dynamoDb = port(state, "dynamodb");
            return Map.of(
                    "LYCEUM_TABLE",
                    table(dynamoDb),
                    "LYCEUM_MONGO_URI",
                    "mongodb://127.0.0.1:" + port(state, "mongodb") + "/lyceum",
                    "AWS_ENDPOINT_URL_DYNAMODB",
                    "http://127.0.0.1:" + dynamoDb,
                    "AWS_REGION",
                    "us-east-1",
                    "AWS_ACCESS_KEY_ID",
                    "local",
                    "AWS_SECRET_ACCESS_KEY",
                    "local");
        }

        private static String table(int port) {
            try (DynamoDb store = new DynamoDb(port)) {
                return store.tables("ListTables", Json.object())
                        .path("TableNames")
                        .path(0)
                        .asText();
            }
        }

        private static int port(JsonNode state, String name) {
            for (JsonNode process : state.path("processes")) {
                if (process.path("name").asText().equals(name)) {
                    return process.path("ports").path("tcp").asInt();
                }
            }
            throw new LocalFailure("There is no " + name + " in this Lyceum.");
        }
    }
}
