package org.lyceum.rtc.ice;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.Outbox;

/// A lite and a controlling agent, joined by a network in virtual time: seeded loss and delay, and
/// a NAT in front of the controlling one.
final class IceSimulation {
    static final long SECOND_NS = 1_000_000_000L;
    static final InetSocketAddress SERVER = new InetSocketAddress("198.51.100.1", 10_000);
    static final InetSocketAddress DEAD_SERVER = new InetSocketAddress("198.51.100.9", 10_000);

    final Random random;
    final DropCounters serverDrops = new DropCounters();
    final DropCounters clientDrops = new DropCounters();
    final IceLiteAgent server;
    final IceControllingAgent client;

    /// Where the NAT lets the client appear.
    InetSocketAddress mapping = new InetSocketAddress("203.0.113.7", 40_000);

    double loss;
    boolean cut;
    long nowNs;

    private final PriorityQueue<Flight> network =
            new PriorityQueue<>(Comparator.comparingLong(Flight::arrivesNs));

    private record Flight(
            long arrivesNs, byte[] bytes, InetSocketAddress from, InetSocketAddress to) {}

    IceSimulation(long seed, double loss) {
        this(seed, loss, List.of(SERVER));
    }

    IceSimulation(long seed, double loss, List<InetSocketAddress> candidates) {
        this.random = new Random(seed);
        this.loss = loss;
        this.nowNs = random.nextLong() >> 2; // an arbitrary origin, often a negative one
        IceCredentials serverSide = IceCredentials.random(random);
        IceCredentials clientSide = IceCredentials.random(random);
        server = new IceLiteAgent(serverSide, clientSide, serverDrops);
        client =
                new IceControllingAgent(
                        new IceControllingAgent.Start(clientSide, serverSide, candidates),
                        random,
                        clientDrops);
    }

    void restart() {
        IceCredentials serverSide = IceCredentials.random(random);
        IceCredentials clientSide = IceCredentials.random(random);
        server.restart(serverSide, clientSide, nowNs);
        client.restart(clientSide, serverSide, nowNs);
    }

    void runFor(long durationNs) {
        long endNs = nowNs + durationNs;
        while (true) {
            long nextNs = Math.min(client.deadlineNs(), server.deadlineNs());
            if (!network.isEmpty()) {
                nextNs = Math.min(nextNs, network.element().arrivesNs());
            }
            if (nextNs > endNs) {
                nowNs = endNs;
                return;
            }
            nowNs = Math.max(nowNs, nextNs);
            step();
        }
    }

    private void step() {
        while (!network.isEmpty() && network.element().arrivesNs() <= nowNs) {
            Flight flight = network.remove();
            if (flight.to().equals(SERVER)) {
                server.handle(
                        flight.bytes(), flight.bytes().length, flight.from(), nowNs, fromServer());
            } else if (flight.to().equals(mapping)) {
                client.handle(
                        flight.bytes(), flight.bytes().length, flight.from(), nowNs, fromClient());
            }
        }
        server.handleTimeout(nowNs, fromServer());
        client.handleTimeout(nowNs, fromClient());
    }

    private Outbox fromServer() {
        return (buffer, offset, length, to) -> send(buffer, offset, length, SERVER, to);
    }

    private Outbox fromClient() {
        return (buffer, offset, length, to) -> send(buffer, offset, length, mapping, to);
    }

    private void send(
            byte[] buffer, int offset, int length, InetSocketAddress from, InetSocketAddress to) {
        if (cut || random.nextDouble() < loss) {
            return;
        }
        byte[] bytes = Arrays.copyOfRange(buffer, offset, offset + length);
        long delayNs = random.nextLong(5_000_000L, 80_000_000L);
        network.add(new Flight(nowNs + delayNs, bytes, from, to));
    }
}
