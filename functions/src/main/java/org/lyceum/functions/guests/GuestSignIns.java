package org.lyceum.functions.guests;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.classes.ClassStore;
import org.lyceum.functions.classes.GuestStore;
import org.lyceum.functions.classes.GuestStore.Guest;
import org.lyceum.functions.classes.LiveClass;
import org.lyceum.functions.guests.GuestLinkPolicy.Entering;
import org.lyceum.functions.limits.FailureCounts;
import org.lyceum.functions.platform.Randomness;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.ProblemException;

/// Trades a guest link and a name for a place in its class, as often as [GuestLinkPolicy] allows.
@Singleton
final class GuestSignIns {
    private final GuestLinkStore links;
    private final GuestStore guests;
    private final ClassStore classes;
    private final FailureCounts failures;

    GuestSignIns(Table table, GuestStore guests, ClassStore classes) {
        this.links = new GuestLinkStore(table);
        this.guests = guests;
        this.classes = classes;
        this.failures = new FailureCounts(table);
    }

    /// Somebody at the door.
    ///
    /// @param address where they come from
    record Visitor(NewGuestSession shown, String classId, String address) {}

    /// Who came in.
    ///
    /// @param returnKey with which they come back as themselves; null where the link does that
    record Entered(Guest guest, @Nullable String returnKey) {}

    Entered enter(Visitor visitor, Instant now) {
        String linkId = visitor.shown().linkId();
        refuseTooMany(visitor, linkId, now);
        LiveClass of = classes.find(visitor.classId());
        if (of == null) {
            throw new ProblemException(
                    ProblemCode.CLASS_NOT_FOUND,
                    "There is no class with this id. It may have been removed.");
        }
        GuestLink link = opened(visitor, linkId);
        Guest before = link == null ? null : before(visitor, link);
        return switch (GuestLinkPolicy.enter(of, link, before != null, now)) {
            case Entering.Comes() -> comes(visitor, of, required(link));
            case Entering.ComesBack() -> comesBack(visitor, of, required(link), before);
            case Entering.Unknown() -> {
                failures.count(linkSubject(linkId), now);
                failures.count(addressSubject(visitor), now);
                Audit.note(new AuditEvent.GuestRefused(visitor.classId(), visitor.address()));
                throw new ProblemException(
                        ProblemCode.LINK_INVALID,
                        "This guest link is not valid. Open it again as you got it, or ask for"
                                + " another one.");
            }
            case Entering.Expired() ->
                    throw new ProblemException(
                            ProblemCode.LINK_EXPIRED,
                            "This guest link is no longer good. Ask the teacher for another one.");
            case Entering.UsedUp() -> throw usedUp();
            case Entering.ClassEnded() ->
                    throw new ProblemException(
                            ProblemCode.CLASS_ENDED,
                            "This class is over. Nobody can join any more.");
        };
    }

    private void refuseTooMany(Visitor visitor, String linkId, Instant now) {
        long ofLink = failures.read(linkSubject(linkId), now);
        long ofAddress = failures.read(addressSubject(visitor), now);
        if (!GuestLinkPolicy.mayTry(ofLink, ofAddress)) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_REQUESTS,
                    "This was tried too often with a wrong link. Wait "
                            + FailureCounts.WINDOW.toMinutes()
                            + " minutes and try again.",
                    FailureCounts.restOfWindow(now));
        }
    }

    /// The link, if what was shown opens it.
    private @Nullable GuestLink opened(Visitor visitor, String linkId) {
        GuestLink link = linkId.isEmpty() ? null : links.find(visitor.classId(), linkId);
        return link != null && link.opensWith(visitor.shown().secret()) ? link : null;
    }

    /// Who they were, if their key proves it.
    private @Nullable Guest before(Visitor visitor, GuestLink link) {
        String key = visitor.shown().returnKey();
        int dot = key == null ? -1 : key.indexOf('.');
        if (key == null || dot <= 0) {
            return null;
        }
        String participantId = link.participantId() + "." + key.substring(0, dot);
        Guest guest = guests.find(visitor.classId(), participantId);
        return guest != null && guest.keyHash().equals(Randomness.fingerprint(key)) ? guest : null;
    }

    private Entered comes(Visitor visitor, LiveClass of, GuestLink link) {
        String name = name(visitor, link, null);
        GuestLink used = links.use(of.id(), link);
        if (used == null) {
            throw usedUp();
        }
        if (used.isPersonal()) {
            return enter(visitor, of, new Guest(link.participantId(), name, ""), null);
        }
        String key = used.used() + "." + Randomness.secret();
        Guest guest =
                new Guest(
                        link.participantId() + "." + used.used(),
                        name,
                        Randomness.fingerprint(key));
        return enter(visitor, of, guest, key);
    }

    private Entered comesBack(
            Visitor visitor, LiveClass of, GuestLink link, @Nullable Guest before) {
        Guest known = before == null ? guests.find(of.id(), link.participantId()) : before;
        String participantId = known == null ? link.participantId() : known.participantId();
        String keyHash = known == null ? "" : known.keyHash();
        Guest guest = new Guest(participantId, name(visitor, link, known), keyHash);
        return enter(visitor, of, guest, before == null ? null : visitor.shown().returnKey());
    }

    private Entered enter(Visitor visitor, LiveClass of, Guest guest, @Nullable String returnKey) {
        guests.put(of.id(), guest, of.overAt());
        Audit.note(new AuditEvent.GuestEntered(of.id(), guest.participantId(), visitor.address()));
        return new Entered(guest, returnKey);
    }

    /// The name that they give, that they had, or that the link has for them.
    private static String name(Visitor visitor, GuestLink link, @Nullable Guest before) {
        String given = visitor.shown().name();
        if (given != null) {
            return given.strip();
        }
        String name = before == null ? link.name() : before.name();
        if (name.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.INVALID_REQUEST, "Say in name what you are called.");
        }
        return name;
    }

    private static GuestLink required(@Nullable GuestLink link) {
        return Objects.requireNonNull(link);
    }

    private static ProblemException usedUp() {
        return new ProblemException(
                ProblemCode.LINK_USED,
                "As many people as may have come by this link. Ask the teacher for another one.");
    }

    private static String linkSubject(String linkId) {
        return "guestlink#" + Randomness.fingerprint(linkId);
    }

    private static String addressSubject(Visitor visitor) {
        return "guests#" + visitor.address();
    }
}
