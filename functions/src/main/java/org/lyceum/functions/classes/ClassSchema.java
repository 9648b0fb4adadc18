package org.lyceum.functions.classes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.lyceum.api.store.TableKeys;

/// The items of the timetable.
///
/// ```text
/// pk           sk                    what
/// CLASS#<id>   CLASS                 a class; gsi1: CLASSES, <startsAt>#<id>
/// CLASS#<id>   ENROLMENT#<account>   who belongs to it; gsi1: ACCOUNT#<account>, <startsAt>#<id>
/// CLASS#<id>   GUEST#<id>            who came by a guest link; TTL
/// CLASS#<id>   PLACEMENT             the node that holds it (org.lyceum.api.store)
/// ```
///
/// The stream of the class items tells the notices; attributes `state` and `endedAt` are written by
/// media nodes too.
final class ClassSchema {
    static final String CLASSES = "CLASSES";
    static final String ENROLMENT = "ENROLMENT#";
    static final String STATE_SCHEDULED = "scheduled";

    private ClassSchema() {}

    static String pk(String classId) {
        return TableKeys.classPk(classId);
    }

    static String guestSk(String participantId) {
        return "GUEST#" + participantId;
    }

    static String enrolmentSk(String accountId) {
        return ENROLMENT + accountId;
    }

    static String accountIndexPk(String accountId) {
        return "ACCOUNT#" + accountId;
    }

    static String indexSk(Instant startsAt, String classId) {
        return beginning(startsAt) + "#" + classId;
    }

    /// Whole seconds have one width, so that texts sort as times do.
    static String beginning(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
