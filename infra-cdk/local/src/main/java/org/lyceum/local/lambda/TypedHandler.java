package org.lyceum.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A handler of typed events behind the interface of streams, with AWS's own reading and writing of
/// events: its managed runtime uses the same serialisers.
final class TypedHandler implements RequestStreamHandler {
    private final RequestHandler<Object, Object> handler;
    private final PojoSerializer<Object> reader;

    private TypedHandler(RequestHandler<Object, Object> handler, PojoSerializer<Object> reader) {
        this.handler = handler;
        this.reader = reader;
    }

    @SuppressWarnings("unchecked") // the reader makes what the handler's own signature asks for
    static TypedHandler of(RequestHandler<?, ?> handler) {
        Type event = eventType(handler.getClass());
        return new TypedHandler((RequestHandler<Object, Object>) handler, serializer(event));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        Object answer = handler.handleRequest(reader.fromJson(input), context);
        if (answer == null) {
            output.write("null".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } else {
            serializer(answer.getClass()).toJson(answer, output);
        }
    }

    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> serializer(Type type) {
        if (type instanceof Class<?> plain
                && LambdaEventSerializers.isLambdaSupportedEvent(plain.getName())) {
            ClassLoader loader = plain.getClassLoader();
            return (PojoSerializer<Object>) LambdaEventSerializers.serializerFor(plain, loader);
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }

    /// The first type argument with which a class implements RequestHandler, wherever up its
    /// ancestors that is said.
    private static Type eventType(Class<?> handler) {
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        Type found = search(handler, known);
        Type event = found == null ? Object.class : found;
        while (event instanceof TypeVariable<?> variable) {
            event = known.getOrDefault(variable, Object.class);
        }
        return event;
    }

    private static @Nullable Type search(Class<?> type, Map<TypeVariable<?>, Type> known) {
        for (Type ancestor : type.getGenericInterfaces()) {
            Type found = look(ancestor, known);
            if (found != null) {
                return found;
            }
        }
        Type parent = type.getGenericSuperclass();
        return parent == null ? null : look(parent, known);
    }

    private static @Nullable Type look(Type ancestor, Map<TypeVariable<?>, Type> known) {
        if (ancestor instanceof ParameterizedType parameterized
                && parameterized.getRawType() instanceof Class<?> raw) {
            TypeVariable<?>[] variables = raw.getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                known.put(variables[i], parameterized.getActualTypeArguments()[i]);
            }
            return raw == RequestHandler.class
                    ? parameterized.getActualTypeArguments()[0]
                    : search(raw, known);
        }
        return ancestor instanceof Class<?> raw ? search(raw, known) : null;
    }
}
