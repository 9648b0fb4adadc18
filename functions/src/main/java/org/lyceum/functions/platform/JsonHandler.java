package org.lyceum.functions.platform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.lyceum.api.ApiJson;

/// A function that reads its event as JSON and answers JSON, without any framework: it starts fast.
public abstract class JsonHandler implements RequestStreamHandler {
    private static final ObjectMapper JSON = ApiJson.mapper();

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        JsonNode answer = handle(JSON.readTree(input));
        JSON.writeValue(output, answer);
    }

    /// Handles an event for practice; see [SnapStart].
    public final void prime() {
        handle(stub());
    }

    /// An event that changes nothing and needs as much of the function as can be.
    protected abstract JsonNode stub();

    /// Answers one event. An exception fails the invocation.
    protected abstract JsonNode handle(JsonNode event);
}
