package org.lyceum.functions.classes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.classes.LiveClass.Teacher;
import org.lyceum.functions.tokens.Caller;

/// A class as one person sees it at one moment.
///
/// @param lobby whether students and guests are let in one by one
/// @param myRole what the person is in it; null: they do not belong to it
@Schema(name = "LiveClass")
public record ClassView(
        String id,
        String title,
        Instant startsAt,
        Instant endsAt,
        Instant opensAt,
        int capacity,
        ClassState state,
        @Nullable Instant liveSince,
        @Nullable Instant endedAt,
        List<Teacher> teachers,
        boolean lobby,
        @Schema(
                        type = "string",
                        implementation = String.class,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        allowableValues = {"teacher", "assistant", "student", "guest"})
                @JsonInclude(JsonInclude.Include.ALWAYS)
                @Nullable Role myRole) {

    static ClassView of(LiveClass of, @Nullable Role role, Instant now) {
        return new ClassView(
                of.id(),
                of.title(),
                of.startsAt(),
                of.endsAt(),
                of.opensAt(),
                of.capacity(),
                of.stateAt(now),
                of.liveSince(),
                of.endedAt(),
                of.teachers(),
                of.lobby(),
                role);
    }

    /// In the list of all classes only the teaching is known.
    static ClassView ofAll(LiveClass of, Caller caller, Instant now) {
        return of(of, teaches(of, caller) ? Role.TEACHER : null, now);
    }

    private static boolean teaches(LiveClass of, Caller caller) {
        return of.teachers().stream().anyMatch(one -> one.id().equals(caller.accountId()));
    }
}
