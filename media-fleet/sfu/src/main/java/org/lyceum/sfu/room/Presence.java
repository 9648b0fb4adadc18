package org.lyceum.sfu.room;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lyceum.api.classroom.LeaveReason;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.sfu.classbook.People;

/// Who came and who went, written into the log: attendance is computed from it, whatever dies.
///
/// What the log has no room for waits here and is tried again. Bounded by the people of the class.
/// Owned by its room.
final class Presence {
    /// Every stay is known to the minute, whatever dies.
    static final long CHECK_NS = 60_000_000_000L;

    /// Who was here when an earlier node died and is not back by then has left.
    static final long RETURN_NS = 60_000_000_000L;

    private final RoomLog log;
    private final long openedNs;
    private final Set<Member> unwrittenJoins = new LinkedHashSet<>();
    private final Map<Long, LogEvent.Left> unwrittenLeaves = new LinkedHashMap<>();
    private long checkNs;
    private boolean lostAreWritten;

    Presence(RoomLog log, long nowNs) {
        this.log = log;
        this.openedNs = nowNs;
        this.checkNs = nowNs + CHECK_NS;
    }

    /// A connection is open.
    void joined(Member member, long nowNs) {
        People people = log.memory().ahead().people();
        long connection = people.nextConnection();
        LogEvent joined =
                new LogEvent.Joined(
                        member.id(),
                        people.ordinalFor(member.id()),
                        member.seat().name(),
                        member.seat().role(),
                        connection);
        if (log.append(joined, nowNs)) {
            member.connection = connection;
            unwrittenJoins.remove(member);
        } else {
            unwrittenJoins.add(member);
        }
    }

    /// A person is gone; not of a connection that another one replaced.
    void left(Member member, LeaveReason reason, long nowNs) {
        unwrittenJoins.remove(member);
        Long connection = member.connection;
        if (connection != null) {
            write(new LogEvent.Left(member.id(), connection, reason), nowNs);
        }
    }

    /// A connection was replaced by another one of the same person.
    void replaced(Member member) {
        unwrittenJoins.remove(member);
    }

    void handleTimeout(long nowNs) {
        List.copyOf(unwrittenJoins).forEach(member -> joined(member, nowNs));
        List.copyOf(unwrittenLeaves.values()).forEach(left -> write(left, nowNs));
        if (!lostAreWritten && nowNs - openedNs >= RETURN_NS) {
            lostAreWritten = true;
            log.memory()
                    .lost()
                    .connections()
                    .forEach((id, connection) -> write(lost(id, connection), nowNs));
        }
        if (nowNs >= checkNs) {
            checkNs = nowNs + CHECK_NS;
            LogEvent.PresenceChecked checked = log.memory().ahead().people().presence();
            if (checked.count() > 0) {
                var _ = log.append(checked, nowNs);
            }
        }
    }

    private void write(LogEvent.Left left, long nowNs) {
        if (log.append(left, nowNs)) {
            unwrittenLeaves.remove(left.connection());
        } else {
            unwrittenLeaves.put(left.connection(), left);
        }
    }

    private static LogEvent.Left lost(String participantId, long connection) {
        return new LogEvent.Left(participantId, connection, LeaveReason.LOST);
    }
}
