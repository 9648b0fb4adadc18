package org.lyceum.sfu.room;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Reaction;
import org.lyceum.api.classroom.ReactionCount;
import org.lyceum.sfu.classbook.Chat;
import org.lyceum.sfu.classbook.ClassBook;
import org.lyceum.sfu.classbook.Polls;
import org.lyceum.sfu.room.Roster.Rows;

/// What people are told once a second at most, and only when it changed: counts, places in the
/// queue, tallies, and the rows that they watch.
///
/// So nothing goes from everyone to everyone: a thousand hands are one number. Owned by its room.
final class Pulse {
    /// Searching means to look at every name: so many watched searches are done in one second, the
    /// others in the next ones.
    static final int MAX_SEARCHES = 100;

    private final ClassBook told;
    private final Roster roster;
    private final Announcements announce;
    private final Map<Reaction, Integer> shown = new EnumMap<>(Reaction.class);
    private final Map<String, Integer> places = new HashMap<>();
    private long handsVersion;
    private long questionsVersion;
    private int toldHands;
    private int toldQuestions;
    private int toldPeople;
    private boolean toldDelayed;

    Pulse(ClassBook told, Roster roster, Announcements announce) {
        this.told = told;
        this.roster = roster;
        this.announce = announce;
        this.handsVersion = told.hands().version();
        this.questionsVersion = told.questions().version();
        this.toldHands = told.hands().count();
        this.toldQuestions = told.questions().open();
        rememberPlaces();
        roster.hands(told.hands().ids());
        // What changed before this room was there its people have from their snapshot.
        var _ = told.chat().takeChangedReactions();
        var _ = told.polls().takeChangedTallies();
    }

    /// Somebody showed something to the class.
    void react(Reaction reaction) {
        shown.merge(reaction, 1, Integer::sum);
    }

    /// One second is over; true when there are more or fewer people than were told.
    boolean beat(boolean delayed, long nowNs) {
        tellHands(nowNs);
        tellQuestions(nowNs);
        tellReactions(nowNs);
        for (Polls.TallyChanged changed : told.polls().takeChangedTallies()) {
            announce.tellReached(
                    changed.reach(), new ClassEvent.PollTallied(changed.tally()), nowNs);
        }
        tellRoster(nowNs);
        if (delayed != toldDelayed) {
            toldDelayed = delayed;
            announce.tellLeading(new ClassEvent.LogDelayed(delayed), nowNs);
        }
        return tellPeople(nowNs);
    }

    /// Somebody was sent a snapshot, which does not say everything.
    void welcomed(Member member, long nowNs) {
        member.watches().forgetShown();
        if (toldDelayed && member.isLeading()) {
            announce.tell(member, new ClassEvent.LogDelayed(true), nowNs);
        }
    }

    /// The rows of the roster that a member watches, if they see others than these.
    void tellWindow(Member member, long nowNs) {
        if (!member.may(Permission.ROSTER_VIEW)) {
            return;
        }
        Watches watches = member.watches();
        Rows rows = roster.rows(watches.roster());
        if (watches.show(rows.total(), rows.rows(), roster.version())) {
            int offset = watches.roster().offset();
            announce.tell(
                    member, new ClassEvent.RosterWindow(offset, rows.total(), rows.rows()), nowNs);
        }
    }

    void tellHandWindow(Member member, long nowNs) {
        announce.tell(member, told.hands().window(member.reader(), member.watches().hands), nowNs);
    }

    void tellQuestionWindow(Member member, long nowNs) {
        announce.tell(
                member,
                told.questions().window(member.reader(), member.watches().questions),
                nowNs);
    }

    private boolean tellPeople(long nowNs) {
        if (roster.count() == toldPeople) {
            return false;
        }
        toldPeople = roster.count();
        announce.tellAll(new ClassEvent.RosterCount(toldPeople), nowNs);
        return true;
    }

    private void tellHands(long nowNs) {
        if (told.hands().version() == handsVersion) {
            return;
        }
        handsVersion = told.hands().version();
        if (told.hands().count() != toldHands) {
            toldHands = told.hands().count();
            announce.tellAll(new ClassEvent.HandCount(toldHands), nowNs);
        }
        for (String id : changedPlaces()) {
            int place = places.getOrDefault(id, 0);
            Member member = roster.person(id);
            if (member != null) {
                member.handRaised = place > 0;
                announce.tell(member, new ClassEvent.HandPosition(place), nowNs);
            }
        }
        roster.hands(told.hands().ids());
        for (Member member : roster.present()) {
            if (member.watches().hands > 0) {
                tellHandWindow(member, nowNs);
            }
        }
    }

    /// Whose place is another one than they were told, with the places brought up to date.
    private List<String> changedPlaces() {
        Map<String, Integer> before = Map.copyOf(places);
        rememberPlaces();
        List<String> changed = new ArrayList<>();
        places.forEach((id, place) -> {
            if (!place.equals(before.get(id))) {
                changed.add(id);
            }
        });
        before.keySet().stream().filter(id -> !places.containsKey(id)).forEach(changed::add);
        return changed;
    }

    private void rememberPlaces() {
        places.clear();
        for (String id : told.hands().ids()) {
            places.put(id, places.size() + 1);
        }
    }

    private void tellQuestions(long nowNs) {
        if (told.questions().version() == questionsVersion) {
            return;
        }
        questionsVersion = told.questions().version();
        if (told.questions().open() != toldQuestions) {
            toldQuestions = told.questions().open();
            announce.tellAll(new ClassEvent.QuestionCount(toldQuestions), nowNs);
        }
        for (Member member : roster.present()) {
            if (member.watches().questions > 0) {
                tellQuestionWindow(member, nowNs);
            }
        }
    }

    private void tellReactions(long nowNs) {
        if (!shown.isEmpty()) {
            List<ReactionCount> counts = new ArrayList<>();
            shown.forEach((reaction, count) -> counts.add(new ReactionCount(reaction, count)));
            shown.clear();
            announce.tellAll(new ClassEvent.Reactions(List.copyOf(counts)), nowNs);
        }
        for (Chat.ReactionsChanged changed : told.chat().takeChangedReactions()) {
            announce.tellReached(changed.reach(), changed.event(), nowNs);
        }
    }

    private void tellRoster(long nowNs) {
        int searches = 0;
        for (Member member : roster.present()) {
            if (!member.watches().isBehind(roster.version())) {
                continue;
            }
            if (!member.watches().roster().isSearch() || searches++ < MAX_SEARCHES) {
                tellWindow(member, nowNs);
            }
        }
    }
}
