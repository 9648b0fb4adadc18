package org.lyceum.local.lambda;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Makes handlers from assets: through the public constructor that takes the environment as a map,
/// else through the one without arguments.
///
/// Functions with the same asset share a class loader, so what they keep in statics is shared too.
public final class HandlerFactory implements FunctionHost {
    private final Map<Path, AssetClassLoader> loaders = new ConcurrentHashMap<>();

    @Override
    public FunctionInstance create(FunctionDefinition definition) {
        AssetClassLoader loader = loaders.computeIfAbsent(definition.code(), AssetClassLoader::new);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Class<?> type = Class.forName(className(definition.handler()), true, loader);
            return new HandlerInstance(definition, instance(type, definition.environment()));
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new HandlerFailure(definition.handler() + " could not be made: " + cause, cause);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new HandlerFailure(definition.handler() + " could not be made: " + e, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// AWS takes `package.Class` and `package.Class::handleRequest`.
    private static String className(String handler) {
        int method = handler.indexOf("::");
        return method < 0 ? handler : handler.substring(0, method);
    }

    private static Object instance(Class<?> type, Map<String, String> environment)
            throws ReflectiveOperationException {
        Constructor<?> withEnvironment = constructorWithEnvironment(type);
        return withEnvironment != null
                ? withEnvironment.newInstance(environment)
                : type.getConstructor().newInstance();
    }

    private static @Nullable Constructor<?> constructorWithEnvironment(Class<?> type) {
        try {
            return type.getConstructor(Map.class);
        } catch (NoSuchMethodException _) {
            return null;
        }
    }
}
