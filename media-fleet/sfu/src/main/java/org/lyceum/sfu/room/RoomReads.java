package org.lyceum.sfu.room;

import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.sfu.classbook.ClassBook;
import org.lyceum.sfu.classbook.Decision;
import org.lyceum.sfu.classbook.Reader;

/// What people ask for: rows that they watch, older messages, what they missed. All of it is
/// answered from the told book. Owned by its room.
final class RoomReads {
    /// Rows of the roster that one page may watch.
    static final int MAX_ROSTER_ROWS = 100;

    /// Letters of a search for people.
    static final int MAX_SEARCH = 100;

    private final ClassMemory memory;
    private final Roster roster;
    private final Announcements announce;
    private final Pulse pulse;

    RoomReads(ClassMemory memory, Roster roster, Announcements announce, Pulse pulse) {
        this.memory = memory;
        this.roster = roster;
        this.announce = announce;
        this.pulse = pulse;
    }

    /// Whether an act only asks for something, or is gone with the moment: then it waits for
    /// nothing in the log.
    static boolean isOne(Act act) {
        return switch (act) {
            case Act.WatchRoster _,
                    Act.WatchHands _,
                    Act.WatchQuestions _,
                    Act.ReadLog _,
                    Act.ReadChat _,
                    Act.SearchChat _,
                    Act.ReadUnanswered _,
                    Act.React _ ->
                    true;
            default -> false;
        };
    }

    /// Answers what was allowed already.
    void answer(Member member, Act act, long nowNs) {
        ClassBook told = memory.told();
        Reader reader = member.reader();
        switch (act) {
            case Act.WatchHands watch -> {
                member.watches().hands = watch.limit();
                if (watch.limit() > 0) {
                    pulse.tellHandWindow(member, nowNs);
                }
            }
            case Act.WatchQuestions watch -> {
                member.watches().questions = watch.limit();
                if (watch.limit() > 0) {
                    pulse.tellQuestionWindow(member, nowNs);
                }
            }
            case Act.ReadLog(long after, int limit) ->
                    announce.tell(member, memory.tail().read(told, reader, after, limit), nowNs);
            case Act.ReadChat(long before, int limit) ->
                    announce.tell(member, told.chat().page(reader, before, limit), nowNs);
            case Act.SearchChat(String text) ->
                    announce.tell(member, told.chat().search(reader, text), nowNs);
            case Act.ReadUnanswered(long pollId, int offset, int limit) ->
                    announce.tell(
                            member,
                            told.polls().unanswered(pollId, offset, limit, roster.participants()),
                            nowNs);
            case Act.React(var reaction) -> pulse.react(reaction);
            default -> {}
        }
    }

    /// The roster is the room's own: who is here now no book knows.
    Decision watchRoster(Member member, Act.WatchRoster watch, long nowNs) {
        if (!member.may(Permission.ROSTER_VIEW)) {
            return Decision.refused(
                    ProblemCode.FORBIDDEN, "The list of people is hidden in this class.");
        }
        if (watch.offset() < 0 || watch.limit() < 0 || watch.limit() > MAX_ROSTER_ROWS) {
            return Decision.refused(
                    ProblemCode.INVALID_REQUEST, "At most 100 rows can be watched at once.");
        }
        String search = watch.search();
        if (search != null && search.length() > MAX_SEARCH) {
            return Decision.refused(
                    ProblemCode.INVALID_REQUEST, "At most 100 letters can be searched for.");
        }
        member.watches().watchRoster(Watches.RosterWatch.of(watch));
        if (watch.limit() > 0) {
            pulse.tellWindow(member, nowNs);
        }
        return Decision.DONE;
    }
}
