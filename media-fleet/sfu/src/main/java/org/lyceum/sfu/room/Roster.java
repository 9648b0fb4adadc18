package org.lyceum.sfu.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Participant;

/// Who is in a class, in the order in which lists show them: teachers first, then as they came.
///
/// Seats that were admitted and did not open yet are no part of it, but hold their place in the
/// class. Bounded by the capacity of the class, with one pending seat a person. Owned by its room.
final class Roster {
    private final Map<Long, Member> seats = new LinkedHashMap<>();
    private final Map<String, Member> present = new HashMap<>();
    private final Map<String, Member> pending = new HashMap<>();
    private final List<Member> teachers = new ArrayList<>();
    private final List<Member> students = new ArrayList<>();
    private long version;

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
        List<Member> list = listOf(member);
        int place = before == null ? -1 : list.indexOf(before);
        if (before != null) {
            before.present = false;
            seats.remove(before.seat().peerId());
        }
        if (place >= 0) {
            list.set(place, member);
        } else {
            list.add(member);
        }
        version++;
        return before;
    }

    void remove(Member member) {
        seats.remove(member.seat().peerId());
        pending.remove(member.id(), member);
        if (present.remove(member.id(), member)) {
            member.present = false;
            listOf(member).remove(member);
            version++;
        }
    }

    @Nullable Member seat(long peerId) {
        return seats.get(peerId);
    }

    @Nullable Member person(String participantId) {
        return present.get(participantId);
    }

    Collection<Member> present() {
        return Collections.unmodifiableCollection(present.values());
    }

    Collection<Member> seats() {
        return Collections.unmodifiableCollection(seats.values());
    }

    List<Member> teachers() {
        return teachers;
    }

    int count() {
        return present.size();
    }

    /// Somebody looks different than before.
    void changed() {
        version++;
    }

    /// Rises with every change.
    long version() {
        return version;
    }

    /// The rows from `offset`, at most `limit`.
    List<Participant> rows(int offset, int limit) {
        int end = (int) Math.min(count(), (long) offset + limit);
        List<Participant> rows = new ArrayList<>(Math.max(0, end - offset));
        for (int i = offset; i < end; i++) {
            boolean teacher = i < teachers.size();
            Member member = teacher ? teachers.get(i) : students.get(i - teachers.size());
            rows.add(member.participant());
        }
        return List.copyOf(rows);
    }

    private List<Member> listOf(Member member) {
        return member.isTeacher() ? teachers : students;
    }
}
