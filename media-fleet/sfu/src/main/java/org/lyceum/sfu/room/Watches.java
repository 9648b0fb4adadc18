package org.lyceum.sfu.room;

import java.util.List;
import java.util.Locale;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.RosterOrder;

/// What one page watches, and what it was shown last. Owned by its room.
final class Watches {
    private static final long NEVER_SHOWN = -1;

    private RosterWatch roster = RosterWatch.NONE;
    private List<Participant> shownRows = List.of();
    private long shownTotal = NEVER_SHOWN;
    private long shownVersion = NEVER_SHOWN;

    /// Rows of the queue of hands that are kept up to date; 0 for none.
    int hands;

    /// Rows of the questions that are kept up to date; 0 for none.
    int questions;

    /// Rows of the roster that are kept up to date.
    ///
    /// @param search in lower case; empty for everybody
    record RosterWatch(int offset, int limit, RosterOrder order, String search) {
        static final RosterWatch NONE = new RosterWatch(0, 0, RosterOrder.ARRIVAL, "");

        static RosterWatch of(Act.WatchRoster act) {
            String search = act.search() == null ? "" : act.search().strip();
            return new RosterWatch(
                    act.offset(), act.limit(), act.order(), search.toLowerCase(Locale.ROOT));
        }

        /// Whether every name must be looked at.
        boolean isSearch() {
            return !search.isEmpty();
        }
    }

    RosterWatch roster() {
        return roster;
    }

    void watchRoster(RosterWatch watch) {
        roster = watch;
        forgetShown();
    }

    /// The page was sent a snapshot: it needs its rows again.
    void forgetShown() {
        shownTotal = NEVER_SHOWN;
        shownVersion = NEVER_SHOWN;
    }

    boolean isBehind(long version) {
        return roster.limit() > 0 && shownVersion != version;
    }

    /// Notes what the page sees from now on; false when it sees that already.
    boolean show(int total, List<Participant> rows, long version) {
        shownVersion = version;
        if (total == shownTotal && rows.equals(shownRows)) {
            return false;
        }
        shownTotal = total;
        shownRows = rows;
        return true;
    }
}
