package org.lyceum.local.lambda;

import java.time.Duration;

/// What became of one invocation of a function.
public sealed interface Invocation {
    /// @param payload what the handler returned, as JSON
    record Answered(byte[] payload) implements Invocation {}

    /// The handler threw: AWS reports the class name and the message.
    record Failed(String type, String message) implements Invocation {}

    record TimedOut(Duration after) implements Invocation {}

    /// Request or response beyond Lambda's 6 MB.
    record TooLarge(int sizeBytes) implements Invocation {}

    /// All instances were busy for longer than a caller waits.
    record Throttled() implements Invocation {}
}
