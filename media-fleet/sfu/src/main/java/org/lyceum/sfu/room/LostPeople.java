package org.lyceum.sfu.room;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.sfu.classbook.ClassBook;
import org.lyceum.sfu.classbook.Person;

/// Who was in a class when its node died, and has not come back: by id, with the connection that
/// was lost.
///
/// The next owner writes their `Left` when they stay away. Bounded by the people of the class.
final class LostPeople {
    private final Map<String, Long> connections = new LinkedHashMap<>();

    /// Takes the next entry of a log, before the book does.
    void note(ClassBook before, LogEntry entry) {
        switch (entry.event()) {
            case LogEvent.OwnerStarted _ -> before.people().all().forEach(this::lose);
            case LogEvent.Joined joined -> connections.remove(joined.participantId());
            case LogEvent.Left left -> connections.remove(left.participantId(), left.connection());
            default -> {}
        }
    }

    void restore(String participantId, long connection) {
        connections.put(participantId, connection);
    }

    Map<String, Long> connections() {
        return Map.copyOf(connections);
    }

    private void lose(Person person) {
        Long connection = person.connection();
        if (connection != null) {
            connections.put(person.id(), connection);
        }
    }
}
