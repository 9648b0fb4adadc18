package org.lyceum.sfu.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Source;
import org.lyceum.sfu.forward.LoudestVoices;
import org.lyceum.sfu.room.StageView.StagePerson;

/// Who stands on stage in a class, who has the stage pair, who shares a screen.
///
/// Who has a place on stage the book knows; here is who of them is here, and since when the others
/// are away. They keep their place for [#RETURN_NS]. Bounded: at most `MAX_PEOPLE`, and who leads
/// the class. Owned by its room.
final class Stage {
    /// Who leads the class always finds a place; others do up to this number.
    static final int MAX_PEOPLE = 25;

    /// Who is away for longer has left the stage: after a lost connection, or a lost node.
    static final long RETURN_NS = 60_000_000_000L;

    /// Three voices for everybody, when the subscriber and their stage pair are among the loudest.
    static final int MAX_VOICES = 5;

    private final List<Member> people = new ArrayList<>();
    private final Map<String, Long> awaySinceNs = new HashMap<>();
    private final LoudestVoices voices = new LoudestVoices();
    private @Nullable Member sharer;

    /// @param before who has a place on stage from an earlier node: they are away from now on
    Stage(List<String> before, long nowNs) {
        before.forEach(id -> awaySinceNs.put(id, nowNs));
    }

    /// Whether no place is left, when so many are taken by others than who leads the class.
    boolean isFull(int taken) {
        long leading = people.stream().filter(Member::isLeading).count();
        return leading + taken >= MAX_PEOPLE;
    }

    /// Who has a place on stage and has been away for too long.
    List<String> awayForTooLong(long nowNs) {
        return awaySinceNs.entrySet().stream()
                .filter(entry -> nowNs - entry.getValue() >= RETURN_NS)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// Somebody has a place on stage and is not here.
    void keepPlace(String participantId, long nowNs) {
        awaySinceNs.putIfAbsent(participantId, nowNs);
    }

    /// Nobody waits for this person any more.
    void forgetAway(String participantId) {
        awaySinceNs.remove(participantId);
    }

    /// Puts a member among the people on stage: who leads the class before the others, then as they
    /// came.
    void enter(Member member) {
        awaySinceNs.remove(member.id());
        if (people.contains(member)) {
            return;
        }
        if (!member.isLeading()) {
            people.add(member);
            return;
        }
        int at = 0;
        while (at < people.size() && people.get(at).isLeading()) {
            at++;
        }
        people.add(at, member);
    }

    /// Who leads the class is another one now: this member stands elsewhere.
    void reorder(Member member) {
        people.remove(member);
        enter(member);
    }

    /// A new connection of a person takes the place of the old one.
    void replace(Member before, Member member) {
        int at = people.indexOf(before);
        if (at >= 0) {
            people.set(at, member);
        }
        if (isSame(sharer, before)) {
            sharer = null;
        }
    }

    /// The connection is gone; the person may come back.
    void lose(Member member, long nowNs) {
        if (people.remove(member) && !member.isLeading()) {
            awaySinceNs.put(member.id(), nowNs);
        }
        if (isSame(sharer, member)) {
            sharer = null;
        }
    }

    /// The person is off the stage for good.
    void leave(Member member) {
        people.remove(member);
        awaySinceNs.remove(member.id());
        if (isSame(sharer, member)) {
            sharer = null;
        }
    }

    /// Sets who shares from what members say; gives who shared until now and must stop.
    @Nullable Member share(Member member) {
        Member before = sharer;
        if (member.isSharing()) {
            sharer = member;
            return before == null || isSame(before, member) ? null : before;
        }
        if (isSame(before, member)) {
            sharer = null;
        }
        return null;
    }

    List<Member> people() {
        return people;
    }

    LoudestVoices voices() {
        return voices;
    }

    /// Says whose microphones are open now.
    void openVoices(long nowNs) {
        Set<String> open = new HashSet<>();
        for (Member member : people) {
            if (member.isOpen(Source.MICROPHONE)) {
                open.add(member.id());
            }
        }
        voices.open(open, nowNs);
    }

    /// Who has the stage pair: the first of who leads the class who publishes, else the first
    /// person who does.
    @Nullable String stageId() {
        Member first = first();
        return first == null ? null : first.id();
    }

    @Nullable String screenId() {
        return sharer == null ? null : sharer.id();
    }

    List<Participant> participants() {
        return people.stream().map(Member::participant).toList();
    }

    ClassEvent.StageChanged event() {
        return new ClassEvent.StageChanged(stageId(), screenId(), participants());
    }

    /// The stage as the shards need it.
    StageView view(int audience) {
        List<StagePerson> ordered = new ArrayList<>();
        Member first = first();
        if (first != null) {
            ordered.add(personOf(first));
        }
        for (Member member : people) {
            if (!isSame(member, first)) {
                ordered.add(personOf(member));
            }
        }
        StagePerson sharing = sharer == null ? null : personOf(sharer);
        List<String> ranking = voices.ranking();
        List<String> loudest = ranking.subList(0, Math.min(MAX_VOICES, ranking.size()));
        return new StageView(ordered, loudest, sharing, audience);
    }

    private @Nullable Member first() {
        for (Member member : people) {
            if (member.isOpen(Source.MICROPHONE) || member.isOpen(Source.CAMERA)) {
                return member;
            }
        }
        return null;
    }

    private static StagePerson personOf(Member member) {
        return new StagePerson(
                member.id(),
                member.seat().peerId(),
                member.seat().loop(),
                member.isOpen(Source.MICROPHONE),
                member.isOpen(Source.CAMERA));
    }

    private static boolean isSame(@Nullable Member one, @Nullable Member other) {
        return one != null && one.equals(other);
    }
}
