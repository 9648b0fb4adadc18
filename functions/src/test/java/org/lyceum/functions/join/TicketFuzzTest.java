package org.lyceum.functions.join;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;

/// Whatever is shown as a ticket: what is too long never reaches the table, and what does is a
/// fingerprint.
@Tag("fuzz")
final class TicketFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void asksForFingerprintsOnly(byte[] text) {
        String ticket = new String(text, UTF_8);
        EmptyTable client = new EmptyTable();

        assertThat(new TicketStore(new Table(client, "t")).use(ticket, Instant.EPOCH)).isNull();

        boolean possible = !ticket.isEmpty() && ticket.length() <= 64;
        assertThat(client.asked).hasSize(possible ? 1 : 0);
        assertThat(client.asked).allMatch(key -> key.matches("TICKET#[0-9a-f]{64}"));
    }

    /// A table without items that remembers what it was asked for.
    private static final class EmptyTable implements DynamoDbClient {
        private final List<String> asked = new ArrayList<>();

        @Override
        public DeleteItemResponse deleteItem(DeleteItemRequest request) {
            asked.add(Objects.requireNonNull(request.key().get(TableKeys.PK)).s());
            throw ConditionalCheckFailedException.builder().build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}
