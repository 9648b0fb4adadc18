package org.lyceum.smoke;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.lyceum.local.Json;

/// The templates of a synthesised assembly, by the names of their stacks: read, changed, and
/// written to another folder whose assets are links to those of the first.
///
/// @param folder where they and their assets lie
record Templates(Path folder, Map<String, ObjectNode> stacks) {
    private static final String SUFFIX = ".template.json";

    static Templates load(Path folder) {
        Map<String, ObjectNode> stacks = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(SUFFIX)).sorted().toList()) {
                String name = file.getFileName().toString();
                stacks.put(
                        name.substring(0, name.length() - SUFFIX.length()),
                        (ObjectNode) Json.readObject(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Templates(folder.toAbsolutePath(), stacks);
    }

    /// The text of one stack's template.
    String text(String stack) {
        return String.valueOf(stacks.get(stack));
    }

    /// The properties of a resource.
    ObjectNode properties(Place place) {
        return (ObjectNode) resources(place.stack()).path(place.logicalId()).path("Properties");
    }

    ObjectNode resources(String stack) {
        ObjectNode found = stacks.get(stack);
        if (found == null) {
            throw new IllegalArgumentException("There is no stack " + stack);
        }
        return (ObjectNode) found.path("Resources");
    }

    /// Which resource.
    record Place(String stack, String logicalId) {}

    /// Writes a changed copy.
    void write(Path other, Mutation mutation) {
        Map<String, ObjectNode> copies = new LinkedHashMap<>();
        stacks.forEach((name, stack) -> copies.put(name, stack.deepCopy()));
        mutation.change().accept(new Templates(folder, copies));
        try (Stream<Path> files = Files.list(folder)) {
            Files.createDirectories(other);
            for (Path asset :
                    files.filter(one -> one.getFileName().toString().startsWith("asset."))
                            .toList()) {
                Files.createSymbolicLink(other.resolve(asset.getFileName()), asset);
            }
            for (Map.Entry<String, ObjectNode> copy : copies.entrySet()) {
                Files.write(other.resolve(copy.getKey() + SUFFIX), Json.bytes(copy.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
