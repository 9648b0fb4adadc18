package org.lyceum.sfu.metrics;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.sfu.eventlog.LogCounters;
import org.lyceum.sfu.net.WorkerReadings;
import org.lyceum.sfu.net.WorkerReadings.Traffic;
import org.lyceum.sfu.net.WorkerReadings.Work;

/// One row of `/metrics`: its name, what it means, and where its value comes from. To add one, add
/// a row to [#ALL].
///
/// Names and kinds are those of docs/operations.md.
sealed interface Sample {
    String name();

    String help();

    /// A value that goes up and down.
    record Gauge(String name, String help, ToDoubleFunction<NodeReading> value) implements Sample {}

    /// A value that only grows.
    record Counter(String name, String help, ToDoubleFunction<NodeReading> value)
            implements Sample {}

    /// Values that only grow, one for each value of a label.
    record Counters(
            String name, String help, String label, Function<NodeReading, Map<String, Long>> values)
            implements Sample {}

    List<Sample> ALL =
            List.of(
                    new Gauge(
                            "concurrent_connections",
                            "Peer sessions on this node.",
                            now -> now.total(WorkerReadings::connections)),
                    new Gauge(
                            "active_rooms",
                            "Classes on this node.",
                            now -> now.node().activeRooms()),
                    new Gauge(
                            "published_tracks",
                            "Tracks that are being published.",
                            now -> now.total(WorkerReadings::publishedTracks)),
                    new Gauge(
                            "subscriptions",
                            "Slots that a track is forwarded into.",
                            now -> now.total(WorkerReadings::subscriptions)),
                    new Gauge(
                            "cpu_usage",
                            "Share of all cores, 0 to 1.",
                            now -> now.process().cpuRatio()),
                    new Counter(
                            "process_cpu_seconds_total",
                            "CPU time of the process, user and system.",
                            now -> now.process().cpuSeconds()),
                    new Gauge(
                            "memory_usage",
                            "Resident bytes.",
                            now -> now.process().residentBytes()),
                    new Gauge(
                            "memory_heap",
                            "Used bytes of the heap.",
                            now -> now.process().heapBytes()),
                    new Counter(
                            "memory_allocated_bytes_total",
                            "Bytes that were ever allocated on the heap.",
                            now -> now.process().allocatedBytes()),
                    new Counter(
                            "network_throughput_received_bytes_total",
                            "Bytes of datagrams received.",
                            now -> now.traffic(Traffic::bytesReceived)),
                    new Counter(
                            "network_throughput_sent_bytes_total",
                            "Bytes of datagrams sent.",
                            now -> now.traffic(Traffic::bytesSent)),
                    new Counter(
                            "datagrams_received_total",
                            "Datagrams received.",
                            now -> now.traffic(Traffic::datagramsReceived)),
                    new Counter(
                            "datagrams_sent_total",
                            "Datagrams sent.",
                            now -> now.traffic(Traffic::datagramsSent)),
                    new Counter(
                            "datagrams_failed_total",
                            "Datagrams that the kernel refused.",
                            now -> now.traffic(Traffic::failedToSend)),
                    new Counter(
                            "segmented_runs_refused_total",
                            "Segmented runs that were sent again one by one.",
                            now -> now.traffic(Traffic::refusedRuns)),
                    new Counters(
                            "udp_runs_total",
                            "Runs of datagrams sent, by segments.",
                            "segments",
                            NodeReading::runsBySegments),
                    new Gauge(
                            "packet_loss_rate",
                            "Share of packets that present receivers report lost, 0 to 1.",
                            NodeReading::lossRatio),
                    new Counter(
                            "packets_forwarded_total",
                            "Media packets sent to subscribers, repeated ones included.",
                            now -> now.work(Work::packetsForwarded)),
                    new Counter(
                            "class_events_total",
                            "Class events given to connections.",
                            now -> now.work(Work::eventsSent)),
                    new Counter(
                            "class_events_refused_total",
                            "Class events that a connection was too slow for.",
                            now -> now.work(Work::eventsRefused)),
                    new Counter(
                            "handshakes_total",
                            "Connections that got their keys.",
                            now -> now.work(Work::handshakes)),
                    new Gauge(
                            "handshakes_under_way",
                            "Handshakes that have begun and not ended.",
                            now -> now.node().handshakesUnderWay()),
                    new Gauge(
                            "mailbox_waiting",
                            "Work that waits in the workers' mailboxes.",
                            now -> now.work(Work::waitingLetters)),
                    new Counter(
                            "mailbox_refused_total",
                            "Work that a worker's mailbox refused.",
                            now -> now.work(Work::refusedLetters)),
                    new Counter(
                            "log_entries_total",
                            "Entries of class logs that were stored.",
                            now -> now.logs(LogCounters::entries)),
                    new Counter(
                            "log_batches_total",
                            "Puts that stored them.",
                            now -> now.logs(LogCounters::batches)),
                    new Counter(
                            "log_put_failures_total",
                            "Puts that failed and were tried again.",
                            now -> now.logs(LogCounters::failures)),
                    new Gauge(
                            "log_entries_waiting",
                            "Entries that are not stored yet.",
                            now -> now.logs(LogCounters::waiting)),
                    new Counter(
                            "log_refused_total",
                            "Acts and other entries that a class log had no room for.",
                            now -> now.logs(LogCounters::refused)),
                    new Counter(
                            "log_delays_total",
                            "Times that a class was told that its acts wait.",
                            now -> now.logs(LogCounters::delays)),
                    new Counter(
                            "log_depositions_total",
                            "Classes that another node took over.",
                            now -> now.logs(LogCounters::depositions)),
                    new Counter(
                            "redis_failures_total",
                            "Calls of Redis that failed.",
                            now -> now.registry().redisFailures()),
                    new Counter(
                            "dynamodb_failures_total",
                            "Calls of DynamoDB that failed.",
                            now -> now.registry().tableFailures()),
                    new Counter(
                            "class_ends_refused_total",
                            "Ends of classes that were not written: too many others waited.",
                            now -> now.registry().refusedEnds()),
                    new Counters(
                            "control_refused_total",
                            "Requests of the control API that were refused, by code.",
                            "code",
                            NodeReading::refusals),
                    new Counters(
                            "connections_lost_total",
                            "Connections that ended by themselves, by reason.",
                            "reason",
                            now ->
                                    now.byReason(
                                            CloseReason.class, WorkerReadings::lostConnections)),
                    new Counters(
                            "drops_total",
                            "Input dropped, by reason.",
                            "reason",
                            now -> now.byReason(Drop.class, WorkerReadings::drops)));
}
