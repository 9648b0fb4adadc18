package org.lyceum.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

/// One handler object in this process.
final class HandlerInstance implements FunctionInstance {
    private final FunctionDefinition definition;
    private final ClassLoader loader;
    private final RequestStreamHandler handler;

    HandlerInstance(FunctionDefinition definition, Object handler) {
        this.definition = definition;
        this.loader = handler.getClass().getClassLoader();
        this.handler =
                switch (handler) {
                    case RequestStreamHandler streams -> streams;
                    case RequestHandler<?, ?> typed -> TypedHandler.of(typed);
                    default ->
                            throw new IllegalArgumentException(
                                    definition.handler() + " is no handler of Lambda");
                };
    }

    @Override
    public byte[] handle(byte[] event, Duration timeout) throws IOException {
        Thread.currentThread().setContextClassLoader(loader);
        Context context = new InvocationContext(definition, System.nanoTime() + timeout.toNanos());
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), output, context);
        return output.toByteArray();
    }

    @Override
    public void close() {
        // It is garbage once nobody has it.
    }
}
