package org.lyceum.functions.classes;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.lyceum.api.classroom.Role;

/// People to be enrolled in a class, at most 500 at once.
@Introspected
record NewEnrolments(
        @NotEmpty @Size(max = 500) List<String> accountIds,
        @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {"teacher", "assistant", "student"})
                @NotNull
                Role role) {}
