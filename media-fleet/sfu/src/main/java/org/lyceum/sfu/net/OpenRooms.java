package org.lyceum.sfu.net;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The classes of this node, each opened once, however many people come at the same moment.
///
/// Opening reads a log and takes it over: a second opening of the same class would depose the
/// first. Bounded. Thread-safe.
final class OpenRooms {
    /// Classes on one node, live or just left.
    static final int MAX_ROOMS = 1_000;

    private final int most;
    private final Map<String, CompletableFuture<LiveRoom>> rooms = new ConcurrentHashMap<>();

    /// @param most how many at once; a further class must find another node
    OpenRooms(int most) {
        this.most = most;
    }

    /// The room of a class that is open; null when none is.
    @Nullable LiveRoom find(String classId) {
        CompletableFuture<LiveRoom> known = rooms.get(classId);
        return known == null || !known.isDone() || known.isCompletedExceptionally()
                ? null
                : known.join();
    }

    int count() {
        return rooms.size();
    }

    /// The room of a class, opened by the first who asks; the others wait for it, and fail as it
    /// fails.
    LiveRoom open(String classId, Duration patience, Supplier<LiveRoom> opening) {
        CompletableFuture<LiveRoom> mine = new CompletableFuture<>();
        CompletableFuture<LiveRoom> known = rooms.putIfAbsent(classId, mine);
        if (known != null) {
            return await(known, patience);
        }
        try {
            if (rooms.size() > most) {
                throw new WorkerBusyException("This node holds as many classes as it may.");
            }
            LiveRoom room = opening.get();
            mine.complete(room);
            return room;
        } catch (RuntimeException e) {
            rooms.remove(classId, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    /// Whether the class had this room until now.
    boolean forget(LiveRoom room) {
        CompletableFuture<LiveRoom> known = rooms.get(room.classId());
        return known != null
                && known.isDone()
                && !known.isCompletedExceptionally()
                && known.join() == room
                && rooms.remove(room.classId(), known);
    }

    private static LiveRoom await(CompletableFuture<LiveRoom> opening, Duration patience) {
        try {
            return opening.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException("A class could not be opened", e);
        } catch (TimeoutException e) {
            throw new WorkerBusyException("The class is still being opened.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkerBusyException("Stopped while a class was opened.", e);
        }
    }
}
