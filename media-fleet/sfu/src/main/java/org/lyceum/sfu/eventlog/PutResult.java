package org.lyceum.sfu.eventlog;

/// What became of a batch that was put.
public sealed interface PutResult {
    /// It is in the log.
    record Stored() implements PutResult {}

    /// Its place was taken.
    ///
    /// @param writerId who wrote what is there
    record Taken(String writerId) implements PutResult {}

    /// The store said no, or nothing in time: perhaps it is in the log.
    record Failed() implements PutResult {}
}
