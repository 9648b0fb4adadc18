package org.lyceum.functions.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Item;

/// One item of the event log of a class: entries that were written together.
record LogBatch(String classId, List<LogEntry> entries) {
    private static final String PREFIX = TableKeys.logPk("");
    private static final TypeReference<List<LogEntry>> ENTRIES = new TypeReference<>() {};

    /// Of a record of the table's stream; null when it is of something else.
    static @Nullable LogBatch of(JsonNode record) {
        JsonNode item = record.path("dynamodb").path("NewImage");
        String pk = item.path(TableKeys.PK).path("S").asText();
        JsonNode entries = item.path(TableKeys.LOG_ENTRIES);
        if (!pk.startsWith(PREFIX) || entries.isMissingNode()) {
            return null;
        }
        return of(pk, entries.has("B") ? bytes(entries) : entries.path("S").asText());
    }

    static LogBatch of(Item item) {
        return of(item.text(TableKeys.PK), item.textOrBytes(TableKeys.LOG_ENTRIES));
    }

    long firstSeq() {
        return entries.getFirst().seq();
    }

    long lastSeq() {
        return entries.getLast().seq();
    }

    private static LogBatch of(String pk, String json) {
        try {
            List<LogEntry> entries = ApiJson.mapper().readValue(json, ENTRIES);
            if (entries.isEmpty()) {
                throw new IllegalStateException("An item of the event log holds no entry: " + pk);
            }
            return new LogBatch(pk.substring(PREFIX.length()), entries);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An item of the event log cannot be read: " + pk, e);
        }
    }

    private static String bytes(JsonNode entries) {
        return new String(
                Base64.getDecoder().decode(entries.path("B").asText()), StandardCharsets.UTF_8);
    }
}
