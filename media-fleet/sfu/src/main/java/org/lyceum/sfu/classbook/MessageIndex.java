package org.lyceum.sfu.classbook;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The messages of a chat by their ids, and for each reader those that they may see, newest first,
/// without a look at any other.
final class MessageIndex {
    private final NavigableMap<Long, Message> all = new TreeMap<>();
    private final NavigableMap<Long, Message> open = new TreeMap<>();
    private final Map<String, NavigableMap<Long, Message>> byPerson = new HashMap<>();

    void add(Message message) {
        all.put(message.id(), message);
        if (!message.isPrivate()) {
            open.put(message.id(), message);
            return;
        }
        addFor(message.plain().byId(), message);
        String toId = message.plain().toId();
        if (toId != null) {
            addFor(toId, message);
        }
    }

    void remove(Message message) {
        all.remove(message.id());
        open.remove(message.id());
        removeFor(message.plain().byId(), message);
        String toId = message.plain().toId();
        if (toId != null) {
            removeFor(toId, message);
        }
    }

    @Nullable Message find(long id) {
        return all.get(id);
    }

    NavigableMap<Long, Message> all() {
        return Collections.unmodifiableNavigableMap(all);
    }

    /// What this reader may see of the messages before one, newest first.
    Iterator<Message> before(Reader reader, long id) {
        if (reader.leads()) {
            return newestFirst(all, id);
        }
        NavigableMap<Long, Message> own = byPerson.get(reader.id());
        return own == null
                ? newestFirst(open, id)
                : new Merged(newestFirst(open, id), newestFirst(own, id));
    }

    private void addFor(String personId, Message message) {
        byPerson.computeIfAbsent(personId, _ -> new TreeMap<>()).put(message.id(), message);
    }

    private void removeFor(String personId, Message message) {
        NavigableMap<Long, Message> own = byPerson.get(personId);
        if (own != null) {
            own.remove(message.id());
            if (own.isEmpty()) {
                byPerson.remove(personId);
            }
        }
    }

    private static Iterator<Message> newestFirst(NavigableMap<Long, Message> messages, long id) {
        return messages.headMap(id, false).descendingMap().values().iterator();
    }

    /// Two sequences that are newest first, as one.
    private static final class Merged implements Iterator<Message> {
        private final Iterator<Message> first;
        private final Iterator<Message> second;
        private @Nullable Message ofFirst;
        private @Nullable Message ofSecond;

        Merged(Iterator<Message> first, Iterator<Message> second) {
            this.first = first;
            this.second = second;
            ofFirst = nextOf(first);
            ofSecond = nextOf(second);
        }

        @Override
        public boolean hasNext() {
            return ofFirst != null || ofSecond != null;
        }

        @Override
        public Message next() {
            Message one = ofFirst;
            Message other = ofSecond;
            if (one != null && (other == null || one.id() > other.id())) {
                ofFirst = nextOf(first);
                return one;
            }
            if (other == null) {
                throw new java.util.NoSuchElementException();
            }
            ofSecond = nextOf(second);
            return other;
        }

        private static @Nullable Message nextOf(Iterator<Message> messages) {
            return messages.hasNext() ? messages.next() : null;
        }
    }
}
