package org.lyceum.local.aws;

/// A permission that a call needs: an action on a resource.
public record Need(String action, String resource) {}
