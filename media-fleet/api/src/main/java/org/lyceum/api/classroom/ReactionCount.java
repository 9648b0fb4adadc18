package org.lyceum.api.classroom;

/// How many people reacted in one way.
public record ReactionCount(Reaction reaction, int count) {}
