package org.lyceum.functions.guests;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.classes.GuestStore;
import org.lyceum.functions.classes.LiveClass;
import org.lyceum.functions.guests.GuestLinkPolicy.Making;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.platform.Randomness;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.Caller;

/// Makes and revokes the guest links of a class.
@Singleton
final class GuestLinks {
    private final GuestLinkStore links;
    private final GuestStore guests;

    GuestLinks(Table table, GuestStore guests) {
        this.links = new GuestLinkStore(table);
        this.guests = guests;
    }

    /// A link with its secret, which is known at this moment only.
    record Made(GuestLink link, String secret) {
        /// What a guest shows.
        String text() {
            return link.id() + "." + secret;
        }

        /// Never shows the secret.
        @Override
        public String toString() {
            return link.toString();
        }
    }

    List<Made> make(LiveClass of, NewGuestLinks wanted, Caller by, Instant now) {
        refuseUnlessPossible(GuestLinkPolicy.make(of, wanted.expiresAt(), now));
        List<Made> made = new ArrayList<>();
        for (int number = 1; number <= wanted.wantedCount(); number++) {
            String secret = Randomness.secret();
            made.add(
                    new Made(
                            new GuestLink(
                                    Randomness.id(),
                                    wanted.nameOf(number),
                                    Randomness.fingerprint(secret),
                                    wanted.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                                    wanted.wantedUses(),
                                    0,
                                    false),
                            secret));
        }
        if (!links.putAll(of.id(), made.stream().map(Made::link).toList())) {
            throw new ProblemException(
                    ProblemCode.CONFLICT,
                    "A class has at most " + GuestLinkPolicy.MOST_LINKS + " guest links.");
        }
        Audit.note(new AuditEvent.GuestLinksMade(of.id(), made.size(), by.accountId()));
        return made;
    }

    Page<GuestLink> list(String classId, @Nullable String cursor, int limit) {
        return links.list(classId, cursor, limit);
    }

    /// Nobody comes in by the link any more; its guests get no further ticket and join token.
    void revoke(String classId, String linkId, Caller by) {
        GuestLink link = links.find(classId, linkId);
        if (link == null || !links.revoke(classId, linkId)) {
            throw new ProblemException(
                    ProblemCode.LINK_EXPIRED, "This class has no guest link of this id.");
        }
        guests.removeAll(classId, link.participantId());
        Audit.note(new AuditEvent.GuestLinkRevoked(classId, linkId, by.accountId()));
    }

    private static void refuseUnlessPossible(Making outcome) {
        switch (outcome) {
            case Making.Possible() -> {}
            case Making.OverAlready() -> throw invalid("expiresAt must lie in the future.");
            case Making.TooLong() ->
                    throw invalid(
                            "expiresAt must lie within "
                                    + GuestLinkPolicy.LONGEST.toDays()
                                    + " days.");
            case Making.ClassEnded() ->
                    throw new ProblemException(
                            ProblemCode.CLASS_ENDED,
                            "This class is over, so nobody can come in any more.");
        }
    }

    private static ProblemException invalid(String sentence) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, sentence);
    }
}
