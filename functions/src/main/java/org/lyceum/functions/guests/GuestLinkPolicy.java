package org.lyceum.functions.guests;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.classes.ClassState;
import org.lyceum.functions.classes.LiveClass;

/// Decides which guest links may be made, and who comes in by one.
final class GuestLinkPolicy {
    /// Links of one class, in all of its life.
    static final int MOST_LINKS = 20_000;

    /// A link is good for a year at most.
    static final Duration LONGEST = Duration.ofDays(366);

    /// Wrong secrets for one link in a quarter of an hour.
    static final long FAILURES_OF_LINK = 10;

    /// Failures from one address in a quarter of an hour: a school sits behind one.
    static final long FAILURES_OF_ADDRESS = 1_000;

    private GuestLinkPolicy() {}

    /// Whether links can be made.
    sealed interface Making {
        record Possible() implements Making {}

        record OverAlready() implements Making {}

        record TooLong() implements Making {}

        record ClassEnded() implements Making {}
    }

    /// What becomes of somebody with a link.
    sealed interface Entering {
        /// For the first time; the use must be counted.
        record Comes() implements Entering {}

        /// As the participant that they were before.
        record ComesBack() implements Entering {}

        /// There is no such link, or its secret is another.
        record Unknown() implements Entering {}

        record Expired() implements Entering {}

        record UsedUp() implements Entering {}

        record ClassEnded() implements Entering {}
    }

    static Making make(LiveClass of, Instant expiresAt, Instant now) {
        if (of.stateAt(now) == ClassState.ENDED) {
            return new Making.ClassEnded();
        }
        if (!expiresAt.isAfter(now)) {
            return new Making.OverAlready();
        }
        return Duration.between(now, expiresAt).compareTo(LONGEST) > 0
                ? new Making.TooLong()
                : new Making.Possible();
    }

    /// @param known whether they proved to be a guest who was here before
    static Entering enter(LiveClass of, @Nullable GuestLink link, boolean known, Instant now) {
        if (link == null) {
            return new Entering.Unknown();
        }
        if (link.revoked() || !link.expiresAt().isAfter(now)) {
            return new Entering.Expired();
        }
        if (of.stateAt(now) == ClassState.ENDED) {
            return new Entering.ClassEnded();
        }
        if (known || (link.isPersonal() && link.used() > 0)) {
            return new Entering.ComesBack();
        }
        return link.used() < link.uses() ? new Entering.Comes() : new Entering.UsedUp();
    }

    /// Whether somebody may try a link at all.
    static boolean mayTry(long failuresOfLink, long failuresOfAddress) {
        return failuresOfLink < FAILURES_OF_LINK && failuresOfAddress < FAILURES_OF_ADDRESS;
    }
}
