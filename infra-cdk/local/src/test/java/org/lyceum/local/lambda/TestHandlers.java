package org.lyceum.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Handlers for tests, loaded as an asset would be.
public final class TestHandlers {
    private TestHandlers() {}

    /// A function whose handler is one of the classes in here.
    public static LambdaFunction function(Class<?> handler, Duration timeout) {
        return function(handler, timeout, Map.of("GREETING", "hello"));
    }

    public static LambdaFunction function(
            Class<?> handler, Duration timeout, Map<String, String> environment) {
        return new LambdaFunction(
                new FunctionDefinition(
                        handler.getSimpleName(),
                        "arn:aws:lambda:us-east-1:000000000000:function:test",
                        handler.getName(),
                        timeout,
                        128,
                        environment,
                        Path.of("target/test-classes"),
                        false),
                new HandlerFactory());
    }

    /// Answers with its environment's greeting and the event.
    public static final class Echo implements RequestStreamHandler {
        private final String greeting;

        public Echo(Map<String, String> environment) {
            greeting = environment.getOrDefault("GREETING", "");
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context)
                throws IOException {
            output.write((greeting + " ").getBytes(StandardCharsets.UTF_8));
            input.transferTo(output);
        }
    }

    /// An event as a class of the asset's own.
    public static final class Message {
        private Map<String, Object> requestContext = Map.of();
        private String body = "";

        public Map<String, Object> getRequestContext() {
            return requestContext;
        }

        public void setRequestContext(Map<String, Object> context) {
            requestContext = context;
        }

        public String getBody() {
            return body;
        }

        public void setBody(String text) {
            body = text;
        }
    }

    /// What says its event's type two steps up.
    public abstract static class Base<E> implements RequestHandler<E, Map<String, Object>> {}

    /// Takes a typed event, and answers a WebSocket message with its body.
    public static final class Typed extends Base<Message> {
        @Override
        public Map<String, Object> handleRequest(Message event, Context context) {
            Object connection = event.getRequestContext().get("connectionId");
            return Map.of("statusCode", 200, "body", connection + ":" + event.getBody());
        }
    }

    public static final class Slow implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {
            try {
                new java.util.concurrent.CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static final class Failing implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {
            throw new IllegalArgumentException("no");
        }
    }

    /// Allows whoever brings the ticket "good", as account a1.
    public static final class Authorizer implements RequestHandler<Map<String, Object>, Object> {
        @Override
        public Object handleRequest(Map<String, Object> event, Context context) {
            Object query = event.get("queryStringParameters");
            boolean good = String.valueOf(query).contains("ticket=good");
            return Map.of(
                    "principalId",
                    "a1",
                    "policyDocument",
                    Map.of(
                            "Version",
                            "2012-10-17",
                            "Statement",
                            new Object[] {
                                Map.of(
                                        "Effect",
                                        good ? "Allow" : "Deny",
                                        "Action",
                                        "execute-api:Invoke",
                                        "Resource",
                                        String.valueOf(event.get("methodArn")))
                            }),
                    "context",
                    Map.of("accountId", "a1"));
        }
    }

    /// Writes each batch of a stream to the file that its environment names.
    public static final class Recorder implements RequestStreamHandler {
        private final Path file;

        public Recorder(Map<String, String> environment) {
            file = Path.of(environment.getOrDefault("FILE", ""));
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context)
                throws IOException {
            java.nio.file.Files.write(
                    file,
                    (new String(input.readAllBytes(), StandardCharsets.UTF_8) + "\n")
                            .getBytes(StandardCharsets.UTF_8),
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
            output.write("{}".getBytes(StandardCharsets.UTF_8));
        }
    }
}
