package org.lyceum.sfu.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.lyceum.sfu.eventlog.LogCounters;
import org.lyceum.sfu.net.MediaNode;
import org.lyceum.sfu.net.WorkerReadings;
import org.lyceum.sfu.net.WorkerReadings.Traffic;
import org.lyceum.sfu.net.WorkerReadings.Work;
import org.lyceum.sfu.registry.NodeRegistry;

/// All that one answer of `/metrics` is made of, read at one moment.
///
/// @param refusals requests of the control API that were refused, by the code of the problem
record NodeReading(
        MediaNode node,
        NodeRegistry registry,
        List<WorkerReadings> workers,
        ProcessReadings process,
        Map<String, Long> refusals) {
    /// Added up over all workers.
    double total(ToLongFunction<WorkerReadings> reading) {
        return workers.stream().mapToLong(reading).sum();
    }

    double traffic(ToLongFunction<Traffic> reading) {
        return total(worker -> reading.applyAsLong(worker.traffic()));
    }

    double work(ToLongFunction<Work> reading) {
        return total(worker -> reading.applyAsLong(worker.work()));
    }

    double logs(ToLongFunction<LogCounters> reading) {
        return total(worker -> reading.applyAsLong(worker.logs()));
    }

    /// Share of packets that present receivers report lost, 0 to 1.
    double lossRatio() {
        double arrived = traffic(Traffic::reportedArrived);
        double lost = traffic(Traffic::reportedLost);
        return arrived + lost == 0 ? 0 : lost / (arrived + lost);
    }

    /// Of all workers, every reason there is: a counter that appears only later looks like a jump.
    <R extends Enum<R>> Map<String, Long> byReason(
            Class<R> reasons, Function<WorkerReadings, Map<R, Long>> reading) {
        Map<String, Long> named = new LinkedHashMap<>();
        for (R reason : reasons.getEnumConstants()) {
            double count = total(worker -> reading.apply(worker).getOrDefault(reason, 0L));
            named.put(reason.name().toLowerCase(Locale.ROOT), (long) count);
        }
        return named;
    }

    /// How many runs of datagrams left with so many segments.
    Map<String, Long> runsBySegments() {
        Map<String, Long> runs = new LinkedHashMap<>();
        for (WorkerReadings worker : workers) {
            long[] bySegments = worker.runsBySegments();
            for (int segments = 1; segments < bySegments.length; segments++) {
                runs.merge(Integer.toString(segments), bySegments[segments], Long::sum);
            }
        }
        return runs;
    }
}
