package org.lyceum.functions.classes;

import org.lyceum.api.classroom.Role;

/// That somebody belongs to a class, and as what.
public record Enrolment(String accountId, String name, Role role) {}
