package org.lyceum.api.classroom;

/// How many people typed the same, without regard to case and surrounding space.
public record TypedCount(String text, int count) {}
