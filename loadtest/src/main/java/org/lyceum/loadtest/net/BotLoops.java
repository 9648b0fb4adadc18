package org.lyceum.loadtest.net;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.lyceum.loadtest.ledger.Sightings;

/// The event loops of a load test; bots are dealt out to them in turn. Thread-safe.
public final class BotLoops implements AutoCloseable {
    private final List<BotLoop> loops = new ArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();

    public BotLoops(int count) {
        for (int i = 0; i < count; i++) {
            BotLoop loop = new BotLoop("bots-" + (i + 1));
            loops.add(loop);
            loop.start();
        }
    }

    /// A socket for one bot.
    public BotPort open() {
        return loops.get(opened.getAndIncrement() % loops.size()).open();
    }

    /// Authentic media packets that all bots have got so far. Blocks for a turn of each loop.
    public long packets() {
        return loops.stream().map(BotLoop::packets).toList().stream()
                .mapToLong(CompletableFuture::join)
                .sum();
    }

    /// What the bots of each loop saw of the log. Blocks for a turn of each loop.
    public List<Sightings> sightings() {
        return loops.stream().map(BotLoop::sightings).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    @Override
    public void close() {
        loops.forEach(BotLoop::close);
    }
}
