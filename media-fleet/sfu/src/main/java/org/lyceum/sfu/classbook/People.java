package org.lyceum.sfu.classbook;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEvent;

/// Everybody who has been in a class, and who is here.
///
/// Bounded: at most [#MAX_PEOPLE]; who comes after that is not remembered, and counted. The room
/// asks [#isFull] before it lets somebody new in.
public final class People {
    /// Far more than a class holds at once: guests come and go.
    public static final int MAX_PEOPLE = 50_000;

    private final Map<String, Person> byId = new HashMap<>();
    private final Ordinals present = new Ordinals();
    private int presentAudience;
    private int nextOrdinal;
    private long lastConnection;
    private long dropped;

    People(Saved saved) {
        saved.people().forEach(this::put);
        nextOrdinal = saved.nextOrdinal();
        lastConnection = saved.lastConnection();
        dropped = saved.dropped();
    }

    /// What a snapshot keeps of it.
    ///
    /// @param people in the order of their ordinals
    public record Saved(List<Person> people, int nextOrdinal, long lastConnection, long dropped) {
        static final Saved NONE = new Saved(List.of(), 0, 0, 0);
    }

    void joined(LogEvent.Joined joined, Rights rights) {
        lastConnection = Math.max(lastConnection, joined.connection());
        nextOrdinal = Math.max(nextOrdinal, joined.ordinal() + 1);
        String id = joined.participantId();
        if (!byId.containsKey(id) && byId.size() >= MAX_PEOPLE) {
            dropped++;
            return;
        }
        put(
                new Person(
                        id,
                        joined.ordinal(),
                        rights.nameOf(id, joined.name()),
                        rights.roleOf(id, joined.role()),
                        joined.connection()));
    }

    /// @return whether the person is gone; false for a connection that another one replaced
    boolean left(LogEvent.Left left) {
        Person person = byId.get(left.participantId());
        if (person == null || !Long.valueOf(left.connection()).equals(person.connection())) {
            return false;
        }
        put(person.on(null));
        return true;
    }

    /// The node that held all connections is gone.
    void allLost() {
        byId.values().stream()
                .filter(Person::isPresent)
                .toList()
                .forEach(person -> put(person.on(null)));
    }

    void renamed(LogEvent.Renamed renamed) {
        Person person = byId.get(renamed.participantId());
        if (person != null) {
            put(person.named(renamed.name()));
        }
    }

    void roleSet(LogEvent.RoleSet set) {
        Person person = byId.get(set.participantId());
        if (person != null) {
            put(person.as(set.role()));
        }
    }

    public @Nullable Person find(String participantId) {
        return byId.get(participantId);
    }

    public boolean isPresent(String participantId) {
        Person person = byId.get(participantId);
        return person != null && person.isPresent();
    }

    /// Everybody who has ever been here, in no order.
    public Collection<Person> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /// How many people are here.
    public int presentCount() {
        return present.count();
    }

    /// How many of those who are here do not lead the class.
    public int presentAudience() {
        return presentAudience;
    }

    /// Whether nobody new can be remembered. Who was here before may always come back.
    public boolean isFull() {
        return byId.size() >= MAX_PEOPLE;
    }

    /// The number that this person has, or will have when they come now.
    public int ordinalFor(String participantId) {
        Person person = byId.get(participantId);
        return person == null ? nextOrdinal : person.ordinal();
    }

    /// A number that no connection of this class has had.
    public long nextConnection() {
        return lastConnection + 1;
    }

    /// Joins that are not remembered.
    public long dropped() {
        return dropped;
    }

    /// Who is here, as the log keeps it once a minute.
    public LogEvent.PresenceChecked presence() {
        return new LogEvent.PresenceChecked(present.count(), present.toText());
    }

    Saved save() {
        List<Person> people =
                byId.values().stream().sorted(Comparator.comparingInt(Person::ordinal)).toList();
        return new Saved(people, nextOrdinal, lastConnection, dropped);
    }

    private void put(Person person) {
        Person before = byId.put(person.id(), person);
        presentAudience += audience(person) - audience(before);
        present.set(person.ordinal(), person.isPresent());
    }

    private static int audience(@Nullable Person person) {
        return person != null && person.isPresent() && !person.role().isLeading() ? 1 : 0;
    }
}
