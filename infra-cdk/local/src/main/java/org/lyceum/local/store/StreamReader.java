package org.lyceum.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;

/// Reads a table's stream in order, shard after shard. Not thread-safe: owned by its mapping's
/// thread.
final class StreamReader {
    private final DynamoDb dynamoDb;
    private final String streamArn;
    private final StreamPosition position;
    private final String startingPosition;
    private @Nullable String iterator;

    /// @param startingPosition LATEST or TRIM_HORIZON, for a stream that was never read
    StreamReader(
            DynamoDb dynamoDb, String streamArn, StreamPosition position, String startingPosition) {
        this.dynamoDb = dynamoDb;
        this.streamArn = streamArn;
        this.position = position;
        this.startingPosition = startingPosition;
    }

    /// The next records, none when there are none now. They count as read when `confirm` is called.
    List<JsonNode> next(int limit) {
        if (iterator == null) {
            iterator = open();
        }
        ObjectNode question = Json.object().put("ShardIterator", iterator).put("Limit", limit);
        JsonNode answer;
        try {
            answer = dynamoDb.streams("GetRecords", question);
        } catch (DynamoDb.Refused e) {
            return recover(e);
        }
        List<JsonNode> records = new ArrayList<>();
        answer.path("Records").forEach(records::add);
        iterator = answer.path("NextShardIterator").textValue();
        if (iterator == null && records.isEmpty()) {
            moveToNextShard();
        }
        return records;
    }

    /// Forgets the way to the next records, not how far they were read.
    void openAgain() {
        iterator = null;
    }

    /// The shard that is being read.
    String shard() {
        return position.shard();
    }

    /// Says that all records up to this one are done with.
    void confirm(JsonNode last) {
        position.move(position.shard(), last.path("dynamodb").path("SequenceNumber").asText());
    }

    /// An iterator that expired is opened again; a place that is gone is left for the oldest one.
    private List<JsonNode> recover(DynamoDb.Refused refused) {
        iterator = null;
        if (refused.type().equals("TrimmedDataAccessException")
                || refused.type().equals("ResourceNotFoundException")) {
            position.move(shards().getFirst(), "");
        } else if (!refused.type().equals("ExpiredIteratorException")) {
            throw refused;
        }
        return List.of();
    }

    private String open() {
        ObjectNode question = Json.object().put("StreamArn", streamArn);
        if (position.isUnknown()) {
            boolean latest = startingPosition.equals("LATEST");
            List<String> shards = shards();
            position.move(latest ? shards.getLast() : shards.getFirst(), "");
            question.put("ShardIteratorType", latest ? "LATEST" : "TRIM_HORIZON");
        } else if (position.sequenceNumber().isEmpty()) {
            question.put("ShardIteratorType", "TRIM_HORIZON");
        } else {
            question.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER");
            question.put("SequenceNumber", position.sequenceNumber());
        }
        question.put("ShardId", position.shard());
        try {
            return dynamoDb.streams("GetShardIterator", question).path("ShardIterator").asText();
        } catch (DynamoDb.Refused e) {
            recover(e);
            return open();
        }
    }

    private void moveToNextShard() {
        List<String> shards = shards();
        int next = shards.indexOf(position.shard()) + 1;
        if (next < shards.size()) {
            position.move(shards.get(next), "");
        }
    }

    /// Ids of the shards, oldest first: their names begin with the time of their making.
    private List<String> shards() {
        List<String> ids = new ArrayList<>();
        JsonNode stream =
                dynamoDb.streams("DescribeStream", Json.object().put("StreamArn", streamArn));
        stream.path("StreamDescription")
                .path("Shards")
                .forEach(shard -> ids.add(shard.path("ShardId").asText()));
        ids.sort(null);
        return ids;
    }
}
