package org.lyceum.sfu.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.lyceum.api.ApiJson;
import org.lyceum.api.control.ClassStatistics;
import org.lyceum.api.control.ClassStatistics.TrackStatistics;
import org.lyceum.sfu.forward.TrackKey;
import org.lyceum.sfu.room.Room;
import org.lyceum.sfu.room.ShardStatistics;

/// The statistics of one class, added up over the loops that it is on.
final class RoomReading {
    private RoomReading() {}

    /// Asks a worker something on its loop.
    interface Asking {
        <T> T ask(MediaWorker worker, Supplier<T> question);
    }

    static ClassStatistics of(
            LiveRoom room, List<MediaWorker> workers, String nodeId, Asking asking) {
        List<ShardStatistics> parts = new ArrayList<>();
        for (MediaWorker worker : workers) {
            parts.add(asking.ask(worker, () -> worker.shardOf(room).statistics()));
        }
        return asking.ask(room.home(), () -> sum(room.room(), nodeId, parts));
    }

    private static ClassStatistics sum(Room room, String nodeId, List<ShardStatistics> parts) {
        Map<TrackKey, Integer> subscriptions = new HashMap<>();
        parts.forEach(part ->
                part.subscriptions()
                        .forEach((key, count) -> subscriptions.merge(key, count, Integer::sum)));
        List<TrackStatistics> tracks = new ArrayList<>();
        for (ShardStatistics part : parts) {
            for (ShardStatistics.Track track : part.tracks()) {
                tracks.add(
                        new TrackStatistics(
                                track.participantId(),
                                ApiJson.wireName(track.key().source()),
                                track.layersBps(),
                                track.lossRatio(),
                                subscriptions.getOrDefault(track.key(), 0)));
            }
        }
        int active = parts.stream().mapToInt(ShardStatistics::activeSubscriptions).sum();
        return new ClassStatistics(
                room.classId(),
                nodeId,
                room.liveSince(),
                room.participants(),
                room.onStage(),
                tracks.size(),
                active,
                tracks);
    }
}
