package org.lyceum.loadtest.fault;

/// What can be made to fail.
public enum Fault {
    /// The node that owns the class is killed.
    OWNER_KILLED,
    /// The node that owns the class is stopped, and goes on when another one has taken over.
    OWNER_STOPPED,
    /// DynamoDB answers nothing for a while.
    DYNAMODB_AWAY,
    /// MongoDB is killed, and the projector cannot write.
    MONGODB_KILLED;

    /// As it is written in options and lines: `owner-killed`.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
