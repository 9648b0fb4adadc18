package org.lyceum.sfu.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Source;
import org.lyceum.sfu.forward.LoudestVoices;
import org.lyceum.sfu.room.StageView.StagePerson;

/// Who is on stage in a class, who has the stage pair, who shares a screen.
///
/// Students keep their place on stage while they reconnect, for [#RETURN_NS]. Bounded: at most
/// `MAX_PEOPLE`. Owned by its room.
final class Stage {
    /// Teachers always find a place; students do up to this number.
    static final int MAX_PEOPLE = 25;

    /// Who is away for longer has left the stage: after a lost connection, or a lost node.
    static final long RETURN_NS = 60_000_000_000L;

    /// Three voices for everybody, when the subscriber and their stage pair are among the loudest.
    static final int MAX_VOICES = 5;

    private final List<Member> people = new ArrayList<>();
    private final Map<String, Place> kept = new LinkedHashMap<>();
    private final LoudestVoices voices = new LoudestVoices();
    private @Nullable Member sharer;

    /// A student's place on stage.
    ///
    /// @param awaySinceNs since when nobody stands there; [#HERE] while somebody does
    private record Place(String name, long awaySinceNs) {
        static final long HERE = Long.MAX_VALUE;
    }

    /// @param before students who were on stage until another node lost the class, by id, with
    ///   their names: they are away from now on
    Stage(Map<String, String> before, long nowNs) {
        before.entrySet().stream()
                .limit(MAX_PEOPLE)
                .forEach(entry -> kept.put(entry.getKey(), new Place(entry.getValue(), nowNs)));
    }

    boolean isFull() {
        return Math.max(people.size(), kept.size()) >= MAX_PEOPLE;
    }

    /// Whether this student was on stage and may come back there.
    boolean keeps(String participantId) {
        return kept.containsKey(participantId);
    }

    /// Students who are on stage or may come back there, by id, with their names.
    Map<String, String> kept() {
        Map<String, String> names = new HashMap<>();
        kept.forEach((id, place) -> names.put(id, place.name()));
        return Map.copyOf(names);
    }

    /// Gives up the places of those who have been away for too long.
    void forgetAway(long nowNs) {
        kept.values()
                .removeIf(place ->
                        place.awaySinceNs() != Place.HERE
                                && nowNs - place.awaySinceNs() >= RETURN_NS);
    }

    /// Puts a member among the people on stage: teachers before students, then as they came.
    void enter(Member member) {
        if (people.contains(member)) {
            return;
        }
        if (!member.isTeacher()) {
            kept.put(member.id(), new Place(member.seat().name(), Place.HERE));
            people.add(member);
            return;
        }
        int at = 0;
        while (at < people.size() && people.get(at).isTeacher()) {
            at++;
        }
        people.add(at, member);
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
        if (people.remove(member)) {
            kept.computeIfPresent(member.id(), (_, place) -> new Place(place.name(), nowNs));
        }
        if (isSame(sharer, member)) {
            sharer = null;
        }
    }

    /// The person is off the stage for good.
    void leave(Member member, long nowNs) {
        lose(member, nowNs);
        kept.remove(member.id());
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

    /// Who has the stage pair: the first teacher who publishes, else the first person who does.
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
