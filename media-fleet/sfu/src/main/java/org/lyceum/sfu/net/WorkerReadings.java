package org.lyceum.sfu.net;

import java.util.EnumMap;
import java.util.Map;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.sfu.eventlog.LogCounters;
import org.lyceum.sfu.room.RoomShard;
import org.lyceum.sfu.room.ShardStatistics;

/// What one worker has done since it started, and what it has now: a copy that any thread may read.
///
/// @param lostConnections connections that ended by themselves, not by their class
/// @param logs of the classes whose home the loop is
/// @param runsBySegments how many runs of datagrams left with so many segments; index 0 is unused
public record WorkerReadings(
        int connections,
        int publishedTracks,
        int subscriptions,
        Traffic traffic,
        Map<Drop, Long> drops,
        Map<CloseReason, Long> lostConnections,
        long[] runsBySegments,
        Work work,
        LogCounters logs) {
    /// What the loop has done for its peers, and what waits for it.
    ///
    /// @param packetsForwarded media packets to subscribers, repeated ones included
    /// @param eventsRefused class events that connections were too slow for
    /// @param handshakes connections that got their keys
    public record Work(
            long packetsForwarded,
            long eventsSent,
            long eventsRefused,
            long handshakes,
            long waitingLetters,
            long refusedLetters) {}

    /// What went through the socket.
    public record Traffic(
            long datagramsReceived,
            long bytesReceived,
            long datagramsSent,
            long bytesSent,
            long failedToSend,
            long refusedRuns,
            long reportedArrived,
            long reportedLost) {}

    static WorkerReadings of(MediaWorker worker) {
        int tracks = 0;
        int subscriptions = 0;
        for (RoomShard shard : worker.shards().values()) {
            ShardStatistics statistics = shard.statistics();
            tracks += statistics.tracks().size();
            subscriptions += statistics.activeSubscriptions();
        }
        return new WorkerReadings(
                worker.peers().size(),
                tracks,
                subscriptions,
                traffic(worker),
                drops(worker),
                Map.copyOf(worker.lostConnections()),
                worker.udp().runsBySegments(),
                work(worker),
                worker.logs());
    }

    private static Work work(MediaWorker worker) {
        LoopCounters counters = worker.counters();
        return new Work(
                counters.packetsForwarded(),
                counters.eventsSent(),
                counters.eventsRefused(),
                counters.handshakes(),
                worker.mailbox().waiting(),
                worker.mailbox().refused());
    }

    private static Traffic traffic(MediaWorker worker) {
        UdpStatistics udp = worker.udp();
        long arrived = 0;
        long lost = 0;
        for (NodePeer peer : worker.peers()) {
            arrived += peer.session().statistics().reportedArrived();
            lost += peer.session().statistics().reportedLost();
        }
        return new Traffic(
                udp.datagramsReceived(),
                udp.bytesReceived(),
                udp.datagramsSent(),
                udp.bytesSent(),
                udp.failures(),
                udp.refusals(),
                arrived,
                lost);
    }

    /// Of everything that is gone, and of every peer that is here.
    private static Map<Drop, Long> drops(MediaWorker worker) {
        Map<Drop, Long> drops = new EnumMap<>(Drop.class);
        for (Drop reason : Drop.values()) {
            long count = worker.drops().of(reason);
            for (NodePeer peer : worker.peers()) {
                DropCounters counters = peer.session().drops();
                count += counters.of(reason);
            }
            drops.put(reason, count);
        }
        return drops;
    }
}
