package org.lyceum.local.lambda;

/// Where functions run: in this process, or each copy in a process of its own.
public interface FunctionHost {
    /// A new copy of a function, ready for its first event.
    FunctionInstance create(FunctionDefinition definition);
}
