package org.lyceum.sfu.classbook;

import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Permission;

/// Whom something reaches.
///
/// @param authorId who did it or wrote it; null when the room did
/// @param addresseeId the person whom it concerns; null when it concerns none alone
/// @param needed what a reader must be allowed to; null when nothing
public record Reach(
        Visibility visibility,
        @Nullable String authorId,
        @Nullable String addresseeId,
        @Nullable Permission needed) {
    static final Reach NOBODY = new Reach(Visibility.NOBODY, null, null, null);
    static final Reach LEADING = new Reach(Visibility.LEADING, null, null, null);
    static final Reach EVERYONE = new Reach(Visibility.EVERYONE, null, null, null);

    /// Of what concerns one person.
    static Reach concerning(@Nullable String authorId, @Nullable String addresseeId) {
        return new Reach(Visibility.AUTHOR_AND_LEADING_AND_ADDRESSEE, authorId, addresseeId, null);
    }

    public boolean includes(Reader reader) {
        if (needed != null && !reader.may(needed)) {
            return false;
        }
        return switch (visibility) {
            case EVERYONE -> true;
            case LEADING -> reader.leads();
            case AUTHOR_AND_LEADING_AND_ADDRESSEE ->
                    reader.leads()
                            || reader.id().equals(authorId)
                            || reader.id().equals(addresseeId);
            case NOBODY -> false;
        };
    }
}
