package org.lyceum.functions.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.functions.classes.LiveClass;

/// Who comes in by a link. The class opens at 9:45 and lasts from 10 to 11.
final class GuestLinkPolicyTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                    NOW,   UNTIL, USES, USED, REVOKED, KNOWN, OUTCOME
                    first of one,            09:50, 10:30, 1,    0,    false,   false, Comes
                    the same person,         09:50, 10:30, 1,    1,    false,   false, ComesBack
                    last of many,            09:50, 10:30, 3,    2,    false,   false, Comes
                    one too many,            09:50, 10:30, 3,    3,    false,   false, UsedUp
                    one of many comes back,  09:50, 10:30, 3,    3,    false,   true,  ComesBack
                    one second too late,     10:30, 10:30, 1,    0,    false,   false, Expired
                    back too late,           10:31, 10:30, 3,    3,    false,   true,  Expired
                    revoked,                 09:50, 10:30, 1,    0,    true,    false, Expired
                    class over,              11:00, 12:00, 1,    0,    false,   false, ClassEnded
                    long before the class,   08:00, 12:00, 1,    0,    false,   false, Comes
                    """)
    void enters(
            String name,
            String now,
            String until,
            int uses,
            int used,
            boolean revoked,
            boolean known,
            String outcome) {
        GuestLink link = new GuestLink("l", "", "", at(until), uses, used, revoked);
        assertThat(outcome(link, known, now)).as(name).isEqualTo(outcome);
        assertThat(outcome(null, known, now)).isEqualTo("Unknown");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,            NOW,                  UNTIL,                OUTCOME
                    for an hour,     2026-11-21T09:00:00Z, 2026-11-21T10:00:00Z, Possible
                    for no time,     2026-11-21T09:00:00Z, 2026-11-21T09:00:00Z, OverAlready
                    for a year,      2026-11-21T09:00:00Z, 2027-11-22T09:00:00Z, Possible
                    and a second,    2026-11-21T09:00:00Z, 2027-11-22T09:00:01Z, TooLong
                    after the class, 2026-11-21T11:00:00Z, 2026-11-21T12:00:00Z, ClassEnded
                    """)
    void makes(String name, Instant now, Instant until, String outcome) {
        assertThat(GuestLinkPolicy.make(lesson(), until, now).getClass().getSimpleName())
                .as(name)
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({"0, 0, true", "9, 999, true", "10, 0, false", "0, 1000, false"})
    void tries(long ofLink, long ofAddress, boolean may) {
        assertThat(GuestLinkPolicy.mayTry(ofLink, ofAddress)).isEqualTo(may);
    }

    private static String outcome(@Nullable GuestLink link, boolean known, String now) {
        return GuestLinkPolicy.enter(lesson(), link, known, at(now)).getClass().getSimpleName();
    }

    private static LiveClass lesson() {
        return new LiveClass(
                "c",
                "Optics",
                at("10:00"),
                at("11:00"),
                at("09:45"),
                30,
                null,
                null,
                List.of(),
                false,
                "",
                1);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-21T" + time + ":00Z");
    }
}
