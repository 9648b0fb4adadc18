package org.lyceum.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A function as the template has it, with local values in its environment.
///
/// @param handler class name of the handler
/// @param code the jar of its asset
/// @param snapStart whether copies are restored from a snapshot
public record FunctionDefinition(
        String name,
        String arn,
        String handler,
        Duration timeout,
        int memoryMegabytes,
        Map<String, String> environment,
        Path code,
        boolean snapStart) {}
