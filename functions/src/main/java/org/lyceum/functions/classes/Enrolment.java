package org.lyceum.functions.classes;

import io.swagger.v3.oas.annotations.media.Schema;
import org.lyceum.api.classroom.Role;

/// That somebody belongs to a class, and as what.
public record Enrolment(
        String accountId,
        String name,
        @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {"teacher", "assistant", "student"})
                Role role) {}
