package org.lyceum.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.lyceum.local.Json;

/// How far a mapping has read a stream, kept in a file: a restart goes on behind the last batch.
final class StreamPosition {
    private final Path file;
    private String shard = "";
    private String sequenceNumber = "";

    StreamPosition(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                JsonNode kept = Json.readObject(Files.readAllBytes(file));
                shard = kept.path("shard").asText();
                sequenceNumber = kept.path("sequenceNumber").asText();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isUnknown() {
        return shard.isEmpty();
    }

    String shard() {
        return shard;
    }

    /// Empty before the first record of the shard.
    String sequenceNumber() {
        return sequenceNumber;
    }

    void move(String toShard, String toSequenceNumber) {
        shard = toShard;
        sequenceNumber = toSequenceNumber;
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(
                    next,
                    Json.bytes(
                            Json.object()
                                    .put("shard", shard)
                                    .put("sequenceNumber", sequenceNumber)));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
