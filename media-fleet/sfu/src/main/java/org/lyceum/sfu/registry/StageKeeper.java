package org.lyceum.sfu.registry;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/// Who is on stage in the classes of this node, written to Redis one change after the other.
///
/// It remembers the newest of each class, so that a Redis that was away, or came back empty, is
/// given all of them again. Bounded: one entry for each class of the node. Thread-safe.
final class StageKeeper implements AutoCloseable {
    private final BiConsumer<String, Map<String, String>> store;
    private final Map<String, Map<String, String>> newest = new ConcurrentHashMap<>();
    private final Map<String, Boolean> waiting = new ConcurrentHashMap<>();
    private final ExecutorService writes =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("stages").factory());

    /// @param store writes the stage of one class, or fails quietly
    StageKeeper(BiConsumer<String, Map<String, String>> store) {
        this.store = store;
    }

    /// A class is here from now on, with the stage that it had elsewhere.
    void opened(String classId, Map<String, String> onStage) {
        newest.putIfAbsent(classId, Map.copyOf(onStage));
    }

    /// The classes that are here.
    Set<String> classes() {
        return Set.copyOf(newest.keySet());
    }

    void changed(String classId, Map<String, String> onStage) {
        newest.put(classId, Map.copyOf(onStage));
        write(classId);
    }

    /// The class is not here any more; what is in Redis stays for whoever takes it over.
    void forget(String classId) {
        newest.remove(classId);
    }

    /// Redis is back: what it knew may be lost.
    void writeAll() {
        newest.keySet().forEach(this::write);
    }

    @Override
    public void close() {
        writes.shutdown();
    }

    /// Several changes that wait for the same write are one.
    private void write(String classId) {
        if (waiting.put(classId, true) == null && !writes.isShutdown()) {
            writes.execute(() -> {
                waiting.remove(classId);
                Map<String, String> onStage = newest.get(classId);
                if (onStage != null) {
                    store.accept(classId, onStage);
                }
            });
        }
    }
}
