package org.lyceum.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.sfu.classbook.ClassBook;
import org.lyceum.sfu.eventlog.MemoryLogStore;
import org.lyceum.sfu.eventlog.MemoryLogStore.Fault;

/// Several nodes, one log, in virtual time, by seed: owners die or stand still and wake up after
/// another node has taken over, and puts fail, or are stored and nobody says so.
///
/// Afterwards every acknowledged act is in the log exactly once, every page has seen it once and in
/// order, and nobody saw two events under one seq.
class LedgerSimulationTest {
    private static final long MS = 1_000_000L;
    private static final long STEP_NS = 5 * MS;
    private static final int BOTS = 12;

    private final MemoryLogStore store = new MemoryLogStore();
    private final List<LedgerBot> bots = new ArrayList<>();
    private final List<Asleep> asleep = new ArrayList<>();
    private MemoryLogStore.Faults faults = (_, _) -> Fault.NONE;
    private long nowNs;
    private int nodes = 1;
    private ClassHarness owner =
            new ClassHarness(2, 100, new ClassHarness.Owner(store, "node-1", 0));

    /// A node that stands still, with its people still on it.
    private record Asleep(ClassHarness node, List<LedgerBot> people, long wakesNs) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyAcknowledgedActIsInEveryViewOnceAndInOrder(long seed) {
        Random random = new Random(seed);
        double failing = random.nextInt(3) * 0.15;
        faults = (_, atNs) -> fault(random, failing, atNs);
        store.faults(faults);
        IntStream.range(0, BOTS).forEach(i -> bots.add(new LedgerBot("bot" + i, seed * 100 + i)));
        bots.forEach(bot -> bot.connect(owner));
        for (int step = 0; step < 6_000; step++) {
            disturb(random);
            pass(0.01);
        }
        faults = (_, _) -> Fault.NONE;
        store.faults(faults);
        for (int step = 0; step < 2_000; step++) {
            pass(0);
        }
        judge();
    }

    /// For ten seconds of every minute the store is away; else puts fail now and then.
    private static Fault fault(Random random, double failing, long atNs) {
        boolean away =
                failing > 0
                        && atNs % (60_000 * MS) > 20_000 * MS
                        && atNs % (60_000 * MS) < 30_000 * MS;
        if (away || random.nextDouble() < failing) {
            return random.nextBoolean() ? Fault.LOST : Fault.UNANSWERED;
        }
        return Fault.NONE;
    }

    private void disturb(Random random) {
        owner.putsTake(random.nextInt(30) * MS);
        int dice = random.nextInt(2_000);
        if (dice == 0) {
            owner.die(random.nextBoolean());
            bots.forEach(LedgerBot::loseNode);
            takeOver();
        } else if (dice == 1) {
            List<LedgerBot> awake = bots.stream().filter(bot -> !sleeps(bot)).toList();
            List<LedgerBot> staying = awake.stream().filter(_ -> random.nextBoolean()).toList();
            awake.stream().filter(bot -> !staying.contains(bot)).forEach(LedgerBot::loseNode);
            asleep.add(new Asleep(owner, staying, nowNs + random.nextInt(8_000) * MS));
            takeOver();
        }
    }

    /// A join that finds the store away is refused, so the class is opened while it is there.
    private void takeOver() {
        nodes++;
        store.faults((_, _) -> Fault.NONE);
        owner = new ClassHarness(2, 100, new ClassHarness.Owner(store, "node-" + nodes, nowNs));
        store.faults(faults);
    }

    private boolean sleeps(LedgerBot bot) {
        return asleep.stream().anyMatch(node -> node.people().contains(bot));
    }

    /// Time passes for everybody who is awake.
    private void pass(double chance) {
        nowNs += STEP_NS;
        owner.step(STEP_NS);
        for (Asleep node : List.copyOf(asleep)) {
            if (node.wakesNs() <= nowNs) {
                wake(node);
            }
        }
        for (LedgerBot bot : bots) {
            if (!sleeps(bot)) {
                if (bot.isLost()) {
                    bot.connect(owner);
                }
                bot.run(chance);
            }
        }
    }

    /// Its people spoke to it meanwhile; it believes that the class is its own until it writes.
    private void wake(Asleep node) {
        asleep.remove(node);
        node.node().wakeUp(nowNs);
        for (int i = 0; i < 400 && !node.node().isMoved(); i++) {
            node.people().forEach(bot -> bot.run(0.05));
            node.node().step(MS);
        }
        node.people().forEach(LedgerBot::handleEvents);
        node.people().forEach(LedgerBot::loseNode);
    }

    private void judge() {
        List<LogEntry> log = store.entries(ClassHarness.CLASS_ID);
        ClassBook book = new ClassBook();
        log.forEach(book::apply);
        assertThat(book.people().presentCount()).isEqualTo(BOTS);
        Map<String, List<Long>> places = new HashMap<>();
        for (LogEntry entry : log) {
            String actId = entry.actId();
            if (actId != null) {
                places.computeIfAbsent(actId, _ -> new ArrayList<>()).add(entry.seq());
            }
        }
        assertThat(places.values()).allMatch(seqs -> seqs.size() == 1);
        int acknowledged = 0;
        for (LedgerBot bot : bots) {
            assertThat(bot.open()).isEmpty();
            bot.acknowledged()
                    .forEach((actId, seq) -> {
                        if (seq != 0) {
                            assertThat(places.get(actId)).containsExactly(seq);
                        }
                    });
            acknowledged += bot.acknowledged().size();
            assertThat(List.copyOf(bot.seen().values())).isEqualTo(messagesAfter(log, bot));
        }
        assertThat(acknowledged).isGreaterThan(BOTS * 5);
    }

    /// What everybody may see, from where this ledger begins.
    private static List<LogEntry> messagesAfter(List<LogEntry> log, LedgerBot bot) {
        return log.stream()
                .filter(entry -> entry.event() instanceof LogEvent.MessagePosted)
                .filter(entry -> entry.seq() > bot.firstSeq())
                .toList();
    }
}
