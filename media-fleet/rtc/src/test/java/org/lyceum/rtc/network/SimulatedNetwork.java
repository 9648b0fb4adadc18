package org.lyceum.rtc.network;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.lyceum.rtc.Outbox;

/// A network of hosts in virtual time: it loses, repeats, delays and reorders datagrams by a seed.
///
/// One thread, no clock: `runFor` goes from event to event. The same seed and the same calls give
/// the same run.
public final class SimulatedNetwork {
    /// A host that is due this often at one moment is in a loop.
    private static final int MAX_TURNS_AT_ONE_MOMENT = 10_000;

    private record Flight(
            long arrivalNs,
            long order,
            byte[] datagram,
            InetSocketAddress source,
            InetSocketAddress destination) {}

    private final SplittableRandom random;
    private final Map<InetSocketAddress, NetworkHost> hosts = new LinkedHashMap<>();
    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>((a, b) ->
                    a.arrivalNs != b.arrivalNs
                            ? Long.compare(a.arrivalNs, b.arrivalNs)
                            : Long.compare(a.order, b.order));
    private NetworkConditions conditions = NetworkConditions.GOOD;
    private long nowNs = 1_000_000_000L;
    private long sent;

    public SimulatedNetwork(long seed) {
        random = new SplittableRandom(seed);
    }

    public long nowNs() {
        return nowNs;
    }

    public void conditions(NetworkConditions next) {
        conditions = next;
    }

    /// Puts a host at an address, in place of whoever was there.
    public void attach(InetSocketAddress address, NetworkHost host) {
        hosts.put(address, host);
    }

    /// Nobody is at this address any more: what flies there is lost.
    public void detach(InetSocketAddress address) {
        hosts.remove(address);
    }

    /// Where a host at this address puts what it sends.
    public Outbox outboxOf(InetSocketAddress source) {
        return (buffer, offset, length, destination) -> {
            byte[] datagram = Arrays.copyOfRange(buffer, offset, offset + length);
            if (random.nextDouble() >= conditions.loss()) {
                launch(datagram, source, destination);
            }
            if (random.nextDouble() < conditions.duplication()) {
                launch(datagram.clone(), source, destination);
            }
        };
    }

    /// Lets everything happen that is due within this time.
    public void runFor(long durationNs) {
        long endNs = nowNs + durationNs;
        int turnsNow = 0;
        long nextNs = Math.max(nowNs, nextEventNs());
        while (nextNs <= endNs) {
            turnsNow = nextNs == nowNs ? turnsNow + 1 : 0;
            if (turnsNow > MAX_TURNS_AT_ONE_MOMENT) {
                throw new AssertionError("a host is always due at " + nowNs);
            }
            nowNs = nextNs;
            deliver();
            callDueHosts();
            nextNs = Math.max(nowNs, nextEventNs());
        }
        nowNs = endNs;
    }

    private long nextEventNs() {
        long nextNs = flights.isEmpty() ? Long.MAX_VALUE : flights.peek().arrivalNs;
        for (NetworkHost host : hosts.values()) {
            nextNs = Math.min(nextNs, host.deadlineNs());
        }
        return nextNs;
    }

    private void deliver() {
        while (!flights.isEmpty() && flights.peek().arrivalNs <= nowNs) {
            Flight flight = flights.remove();
            NetworkHost host = hosts.get(flight.destination);
            if (host != null) {
                int length = flight.datagram.length;
                byte[] buffer = Arrays.copyOf(flight.datagram, length + 64);
                host.handleDatagram(
                        buffer, length, flight.source, nowNs, outboxOf(flight.destination));
            }
        }
    }

    private void callDueHosts() {
        for (var entry : List.copyOf(hosts.entrySet())) {
            if (entry.getValue().deadlineNs() <= nowNs) {
                entry.getValue().handleTimeout(nowNs, outboxOf(entry.getKey()));
            }
        }
    }

    private void launch(byte[] datagram, InetSocketAddress source, InetSocketAddress destination) {
        long jitterNs = conditions.jitterNs() == 0 ? 0 : random.nextLong(conditions.jitterNs());
        long arrivalNs = nowNs + conditions.delayNs() + jitterNs;
        flights.add(new Flight(arrivalNs, sent++, datagram, source, destination));
    }
}
