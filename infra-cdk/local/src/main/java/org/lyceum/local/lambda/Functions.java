package org.lyceum.local.lambda;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lyceum.local.LocalFailure;

/// All functions of the template, found by name or ARN, with or without a qualifier.
public final class Functions implements AutoCloseable {
    private final Map<String, LambdaFunction> byName = new LinkedHashMap<>();

    public void add(LambdaFunction function) {
        byName.put(function.definition().name(), function);
    }

    public Collection<LambdaFunction> all() {
        return byName.values();
    }

    @Override
    public void close() {
        byName.values().forEach(LambdaFunction::close);
    }

    /// @param reference `name`, `name:alias`, an ARN of either, or API Gateway's URI of an
    ///   integration
    public LambdaFunction find(String reference) {
        String name = nameOf(reference);
        LambdaFunction function = byName.get(name);
        if (function == null) {
            throw new LocalFailure("The template invokes " + reference + ", which is no function.");
        }
        return function;
    }

    /// The function's name in any of the forms in which templates refer to it.
    public static String nameOf(String reference) {
        String text = reference;
        int path = text.indexOf("/functions/");
        if (path >= 0) {
            text = text.substring(path + "/functions/".length()).replace("/invocations", "");
        }
        int arn = text.indexOf(":function:");
        if (arn >= 0) {
            text = text.substring(arn + ":function:".length());
        }
        int qualifier = text.indexOf(':');
        return qualifier < 0 ? text : text.substring(0, qualifier);
    }
}
