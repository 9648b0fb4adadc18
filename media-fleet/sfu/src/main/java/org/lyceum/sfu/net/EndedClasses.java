package org.lyceum.sfu.net;

import java.util.LinkedHashMap;
import java.util.Map;

/// Classes that ended on this node a short while ago: a join token may outlive its class.
///
/// Bounded: at most [#CAPACITY], then the oldest is forgotten; the functions refuse such joins too,
/// as soon as DynamoDB knows. Thread-safe.
final class EndedClasses {
    static final int CAPACITY = 10_000;

    private final Map<String, Boolean> ended =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > CAPACITY;
                }
            };

    synchronized void add(String classId) {
        ended.put(classId, true);
    }

    synchronized boolean contains(String classId) {
        return ended.containsKey(classId);
    }
}
