package org.lyceum.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.http.Headers;
import org.lyceum.local.http.HttpReply;
import org.lyceum.local.http.HttpRequest;

/// A client of DynamoDB Local that speaks its JSON protocol: streams come in the very form that
/// events need. Thread-safe.
///
/// DynamoDB Local answers a transaction when its `COMMIT` is only queued: killed at that moment, it
/// loses what it acknowledged. So a transaction counts as answered when a call after it is too, for
/// which that `COMMIT` has had its turn in the store's one queue.
public final class DynamoDb implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> TRANSACTIONS =
            List.of("DynamoDB_20120810.TransactWriteItems", "DynamoDB_20120810.ExecuteTransaction");
    private static final List<String> KEPT_HEADERS =
            List.of("content-type", "x-amz-crc32", "x-amzn-requestid");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI endpoint;

    public DynamoDb(int port) {
        endpoint = URI.create("http://127.0.0.1:" + port + "/");
    }

    /// An answer with an error type instead of a result.
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String type;

        Refused(String type, String message) {
            super(type + ": " + message);
            this.type = type;
        }

        /// `ResourceNotFoundException` and the like.
        public String type() {
            return type;
        }
    }

    /// Calls an operation of the store itself, as its owner.
    private JsonNode call(String target, JsonNode body) {
        HttpResponse<byte[]> response = kept(target, AUTHORIZATION, Json.bytes(body));
        JsonNode answer = Json.readObject(response.body());
        if (response.statusCode() != 200) {
            String type = answer.path("__type").asText();
            throw new Refused(
                    type.substring(type.indexOf('#') + 1),
                    answer.path("message").asText(answer.path("Message").asText()));
        }
        return answer;
    }

    public JsonNode tables(String operation, JsonNode body) {
        return call("DynamoDB_20120810." + operation, body);
    }

    JsonNode streams(String operation, JsonNode body) {
        return call("DynamoDBStreams_20120810." + operation, body);
    }

    /// Passes a request on as it is.
    public HttpReply forward(HttpRequest request) {
        Headers headers = request.headers();
        HttpResponse<byte[]> response =
                kept(
                        headers.first("x-amz-target", ""),
                        headers.first("authorization", AUTHORIZATION),
                        request.body());
        Headers kept = new Headers();
        for (Map.Entry<String, List<String>> field : response.headers().map().entrySet()) {
            if (KEPT_HEADERS.contains(field.getKey().toLowerCase(java.util.Locale.ROOT))) {
                kept.add(field.getKey(), field.getValue().getFirst());
            }
        }
        return new HttpReply(response.statusCode(), kept, response.body());
    }

    boolean answers() {
        try {
            tables("ListTables", Json.object());
            return true;
        } catch (LocalFailure | Refused _) {
            return false;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// DynamoDB Local wants the form of a signature and checks none.
    private static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=LOCAL/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=00";

    /// The answer, once what it acknowledges is in the file.
    private HttpResponse<byte[]> kept(String target, String authorization, byte[] body) {
        HttpResponse<byte[]> response = send(target, authorization, body);
        if (TRANSACTIONS.contains(target) && response.statusCode() == 200) {
            tables("ListTables", Json.object());
        }
        return response;
    }

    private HttpResponse<byte[]> send(String target, String authorization, byte[] body) {
        java.net.http.HttpRequest request =
                java.net.http.HttpRequest.newBuilder(endpoint)
                        .timeout(PATIENCE)
                        .header("content-type", "application/x-amz-json-1.0")
                        .header("x-amz-target", target)
                        .header("authorization", authorization)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new LocalFailure("DynamoDB Local does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("A call to DynamoDB Local was interrupted.", e);
        }
    }
}
