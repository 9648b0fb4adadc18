package org.lyceum.functions.guests;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a guest shows at the door.
///
/// @param link as it was made: an id, a dot, a secret
/// @param name what they want to be called; absent: as the link or the last visit says
/// @param returnKey of an earlier visit by a link for several people
@Introspected
record NewGuestSession(
        @NotBlank @Size(max = 200) String link,
        @Nullable @Pattern(regexp = ".*\\S.*", message = "must not be blank") @Size(max = 100)
                String name,
        @Nullable @Size(max = 100) String returnKey) {
    /// Empty where the link is none.
    String linkId() {
        return link.substring(0, Math.max(0, link.indexOf('.')));
    }

    String secret() {
        return link.substring(link.indexOf('.') + 1);
    }

    /// Never shows the link.
    @Override
    public String toString() {
        return "NewGuestSession[" + linkId() + "]";
    }
}
