package org.lyceum.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;

/// What `cdk synth` wrote: all stacks of the app, and where their assets lie.
public final class Assembly {
    private static final String SUFFIX = ".template.json";

    private final Path folder;
    private final List<Stack> stacks;

    private Assembly(Path folder, List<Stack> stacks) {
        this.folder = folder;
        this.stacks = List.copyOf(stacks);
    }

    public static Assembly load(Path folder) {
        List<Stack> stacks = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList()) {
                String name = file.getFileName().toString();
                stacks.add(
                        new Stack(
                                name.substring(0, name.length() - SUFFIX.length()),
                                Json.readObject(Files.readAllBytes(file))));
            }
        } catch (IOException e) {
            throw new LocalFailure(
                    "There is no synthesised template in " + folder + ": run ./lyceum synth.", e);
        }
        if (stacks.isEmpty()) {
            throw new LocalFailure(
                    "There is no template in " + folder + ": run ./lyceum synth again.");
        }
        return new Assembly(folder, stacks);
    }

    public List<Resource> ofType(String... types) {
        List<String> wanted = List.of(types);
        return stacks.stream()
                .flatMap(stack -> stack.resources().values().stream())
                .filter(resource -> wanted.contains(resource.type()))
                .toList();
    }

    public Optional<Resource> firstOfType(String... types) {
        return ofType(types).stream().findFirst();
    }

    /// The file that CDK would upload under that key of its asset bucket.
    public Path asset(String objectKey) {
        Path file = folder.resolve("asset." + objectKey);
        if (!Files.exists(file)) {
            throw new LocalFailure(
                    "The asset " + objectKey + " is missing: run ./lyceum synth again.");
        }
        return file;
    }

    Stack stack(String name) {
        return stacks.stream()
                .filter(stack -> stack.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LocalFailure("The template has no stack " + name + "."));
    }

    /// The stack that exports a name, and the value it exports.
    record Exported(Stack stack, JsonNode value) {}

    @Nullable Exported export(String name) {
        for (Stack stack : stacks) {
            JsonNode value = stack.export(name);
            if (value != null) {
                return new Exported(stack, value);
            }
        }
        return null;
    }
}
