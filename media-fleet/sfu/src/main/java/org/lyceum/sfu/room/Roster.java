package org.lyceum.sfu.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.RosterOrder;
import org.lyceum.sfu.room.Watches.RosterWatch;

/// Who is in a class, in the order in which they came.
///
/// Seats that were admitted and did not open yet are no part of it, but hold their place in the
/// class. Bounded by the capacity of the class, with one pending seat a person. Owned by its room.
final class Roster {
    private final Map<Long, Member> seats = new LinkedHashMap<>();
    private final Map<String, Member> present = new LinkedHashMap<>();
    private final Map<String, Member> pending = new HashMap<>();
    private final Set<String> leading = new LinkedHashSet<>();
    private final Map<RosterOrder, List<Member>> sorted = new EnumMap<>(RosterOrder.class);
    private List<String> hands = List.of();
    private long version;

    /// Some rows, and how many there are in all.
    record Rows(int total, List<Participant> rows) {}

    /// How many people hold a place.
    int taken() {
        int both = 0;
        for (String id : pending.keySet()) {
            both += present.containsKey(id) ? 1 : 0;
        }
        return present.size() + pending.size() - both;
    }

    boolean knows(String participantId) {
        return present.containsKey(participantId) || pending.containsKey(participantId);
    }

    /// Takes a seat; gives the person's older one that had not opened.
    @Nullable Member admit(Member member) {
        Member older = pending.put(member.id(), member);
        if (older != null) {
            seats.remove(older.seat().peerId());
        }
        seats.put(member.seat().peerId(), member);
        return older;
    }

    /// Lets a member in; gives the person's connection that is replaced.
    @Nullable Member open(Member member) {
        pending.remove(member.id(), member);
        member.present = true;
        Member before = present.put(member.id(), member);
        if (before != null) {
            before.present = false;
            seats.remove(before.seat().peerId());
        }
        promoted(member);
        return before;
    }

    void remove(Member member) {
        seats.remove(member.seat().peerId());
        pending.remove(member.id(), member);
        if (present.remove(member.id(), member)) {
            member.present = false;
            leading.remove(member.id());
            changed();
        }
    }

    /// A member leads the class now, or no longer.
    void promoted(Member member) {
        if (member.isLeading()) {
            leading.add(member.id());
        } else {
            leading.remove(member.id());
        }
        changed();
    }

    @Nullable Member seat(long peerId) {
        return seats.get(peerId);
    }

    @Nullable Member person(String participantId) {
        return present.get(participantId);
    }

    /// The person's connections: an open one, and one that is about to open.
    List<Member> connectionsOf(String participantId) {
        return Stream.of(present.get(participantId), pending.get(participantId))
                .filter(Objects::nonNull)
                .toList();
    }

    Collection<Member> present() {
        return Collections.unmodifiableCollection(present.values());
    }

    /// Everybody who is here, as the others may see them.
    List<Participant> participants() {
        return present.values().stream().map(Member::participant).toList();
    }

    Collection<Member> seats() {
        return Collections.unmodifiableCollection(seats.values());
    }

    /// Who is here and leads the class, as they came.
    List<Member> leading() {
        List<Member> members = new ArrayList<>();
        for (String id : leading) {
            Member member = present.get(id);
            if (member != null) {
                members.add(member);
            }
        }
        return members;
    }

    int count() {
        return present.size();
    }

    /// The queue of hands is another one.
    void hands(List<String> queue) {
        hands = queue;
        changed();
    }

    /// Somebody looks different than before.
    void changed() {
        version++;
        sorted.clear();
    }

    /// Rises with every change.
    long version() {
        return version;
    }

    /// The rows that somebody watches.
    Rows rows(RosterWatch watch) {
        List<Member> all = sorted.computeIfAbsent(watch.order(), this::sort);
        List<Member> found =
                watch.isSearch()
                        ? all.stream().filter(member -> member.isNamed(watch.search())).toList()
                        : all;
        int from = Math.min(watch.offset(), found.size());
        int to = (int) Math.min(found.size(), (long) from + watch.limit());
        List<Participant> rows = found.subList(from, to).stream().map(Member::participant).toList();
        return new Rows(found.size(), rows);
    }

    /// Who leads the class comes first, whatever the order.
    private List<Member> sort(RosterOrder order) {
        List<Member> members = leading();
        List<Member> others =
                new ArrayList<>(
                        present.values().stream().filter(each -> !each.isLeading()).toList());
        switch (order) {
            case ARRIVAL -> {}
            case NAME -> {
                members.sort(Comparator.comparing(Member::sortKey));
                others.sort(Comparator.comparing(Member::sortKey));
            }
            case HAND -> {
                Map<String, Integer> places = new HashMap<>();
                hands.forEach(id -> places.put(id, places.size()));
                others.sort(
                        Comparator.comparingInt(
                                member -> places.getOrDefault(member.id(), Integer.MAX_VALUE)));
            }
        }
        members.addAll(others);
        return List.copyOf(members);
    }
}
