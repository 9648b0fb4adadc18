package org.lyceum.rtc.sctp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// Two associations joined by a network in virtual time: seeded loss, delay, reordering and
/// duplication. The same seed gives the same run.
final class SimulatedPath {
    /// What the network does to packets: chances in percent.
    record Weather(int lossPercent, int duplicatePercent, long minDelayNs, long maxDelayNs) {
        static final Weather CALM = new Weather(0, 0, 10_000_000L, 10_000_000L);

        static Weather stormy(int lossPercent) {
            return new Weather(lossPercent, 3, 5_000_000L, 60_000_000L);
        }
    }

    private record Travelling(long arrivalNs, long order, TestPeer target, byte[] packet) {}

    private static final Comparator<Travelling> BY_ARRIVAL =
            Comparator.comparingLong(Travelling::arrivalNs).thenComparingLong(Travelling::order);

    final TestPeer left;
    final TestPeer right;
    private final Random random;
    private final PriorityQueue<Travelling> travelling = new PriorityQueue<>(BY_ARRIVAL);
    private Weather weather;
    private long order;
    private long nowNs = 1_000_000_000L;

    SimulatedPath(long seed, Weather weather, ChannelSettings... channels) {
        this(seed, weather, SctpSettings.of(List.of(channels)));
    }

    SimulatedPath(long seed, Weather weather, SctpSettings settings) {
        this.random = new Random(seed);
        this.weather = weather;
        this.left = new TestPeer(seed * 2, settings);
        this.right = new TestPeer(seed * 2 + 1, settings);
    }

    /// Both open, the left one having begun, on a calm network.
    static SimulatedPath opened(ChannelSettings... channels) {
        SimulatedPath path = new SimulatedPath(1, Weather.CALM, channels);
        path.left.start(path.nowNs());
        path.runUntil(() -> path.left.opened > 0 && path.right.opened > 0, 5_000);
        return path;
    }

    long nowNs() {
        return nowNs;
    }

    void weather(Weather weather) {
        this.weather = weather;
    }

    /// Runs until the condition holds; false when it does not within so many virtual milliseconds.
    boolean runUntil(BooleanSupplier condition, long limitMs) {
        long endNs = nowNs + limitMs * 1_000_000L;
        dispatch();
        while (!condition.getAsBoolean()) {
            long nextNs = Math.min(left.deadlineNs(), right.deadlineNs());
            Travelling first = travelling.peek();
            nextNs = first == null ? nextNs : Math.min(nextNs, first.arrivalNs());
            if (nextNs > endNs) {
                nowNs = endNs;
                return false;
            }
            nowNs = Math.max(nowNs, nextNs);
            if (first != null && first.arrivalNs() <= nowNs) {
                travelling.remove();
                first.target().handle(first.packet(), nowNs);
            }
            expire(left);
            expire(right);
            dispatch();
        }
        return true;
    }

    void runFor(long milliseconds) {
        runUntil(() -> false, milliseconds);
    }

    private void expire(TestPeer peer) {
        if (peer.deadlineNs() <= nowNs) {
            peer.handleTimeout(nowNs);
        }
    }

    private void dispatch() {
        carry(left, right);
        carry(right, left);
    }

    private void carry(TestPeer from, TestPeer to) {
        for (byte[] packet = from.outgoing.poll(); packet != null; packet = from.outgoing.poll()) {
            if (random.nextInt(100) < weather.lossPercent) {
                continue;
            }
            travel(packet, to);
            if (random.nextInt(100) < weather.duplicatePercent) {
                travel(packet, to);
            }
        }
    }

    private void travel(byte[] packet, TestPeer target) {
        long span = weather.maxDelayNs - weather.minDelayNs;
        long delayNs = weather.minDelayNs + (span == 0 ? 0 : random.nextLong(span));
        byte[] copy = Arrays.copyOf(packet, packet.length);
        travelling.add(new Travelling(nowNs + delayNs, order++, target, copy));
    }
}
