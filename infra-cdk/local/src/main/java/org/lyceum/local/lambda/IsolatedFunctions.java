package org.lyceum.local.lambda;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.lyceum.local.process.ChildProcess;
import org.lyceum.local.process.Programs;

/// Runs each copy of a function in a process of its own under AWS's runtime client, as a managed
/// runtime does: nothing but its asset on its class path, its settings as real environment
/// variables, SnapStart's hooks run around a snapshot that is never taken.
///
/// Not played: memory (a heap bound stands for it) and the processor's architecture.
public final class IsolatedFunctions implements FunctionHost {
    private static final String CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final List<String> CLIENT_JARS =
            List.of(
                    "aws-lambda-java-runtime-interface-client",
                    "aws-lambda-java-core",
                    "aws-lambda-java-serialization");
    private static final Duration START = Duration.ofSeconds(60);

    private final Path data;
    private final AtomicInteger number = new AtomicInteger();

    /// One start at a time: each client unpacks its native library under the same name in `/tmp`,
    /// and one that loads what another is just writing aborts.
    private final Lock starting = new ReentrantLock();

    /// @param data the data folder
    public IsolatedFunctions(Path data) {
        this.data = data;
    }

    @Override
    public FunctionInstance create(FunctionDefinition definition) {
        starting.lock();
        try {
            return start(definition);
        } finally {
            starting.unlock();
        }
    }

    private FunctionInstance start(FunctionDefinition definition) {
        RuntimeApi api = new RuntimeApi(definition);
        String handler = definition.handler();
        String name =
                "function-"
                        + handler.substring(handler.lastIndexOf('.') + 1)
                        + "-"
                        + number.incrementAndGet();
        IsolatedInstance instance =
                new IsolatedInstance(
                        api,
                        ChildProcess.start(
                                new ChildProcess.Start(
                                        name,
                                        command(definition),
                                        environment(definition, api),
                                        data),
                                _ -> {}));
        try {
            instance.awaitReady(START);
            return instance;
        } catch (RuntimeException e) {
            instance.close();
            throw e;
        }
    }

    private static List<String> command(FunctionDefinition definition) {
        return List.of(
                Programs.java(),
                "-Xmx" + definition.memoryMegabytes() * 85 / 100 + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                clientJars() + File.pathSeparator + definition.code(),
                CLIENT,
                definition.handler());
    }

    private static Map<String, String> environment(FunctionDefinition definition, RuntimeApi api) {
        Map<String, String> environment = new HashMap<>(definition.environment());
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        environment.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(definition.memoryMegabytes()));
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + definition.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("LAMBDA_TASK_ROOT", String.valueOf(definition.code().getParent()));
        environment.put("TZ", "UTC");
        if (definition.snapStart()) {
            environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        }
        return environment;
    }

    private static String clientJars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        CLIENT_JARS.stream()
                                .anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
