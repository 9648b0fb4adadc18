package org.lyceum.loadtest.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lyceum.loadtest.bot.SimulatedClass.SECOND;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a bot costs that is in a class and does nothing, so that thousands fit beside the system.
class BotCostTest {
    private static final int BOTS = 300;
    private static final int COLLECTIONS = 3;

    /// Without the socket, which the kernel holds.
    private static final long MOST_BYTES = 48 * 1_024;

    /// Checks of consent every 4 to 6 seconds, with their timers and answers; SCTP's heartbeats.
    private static final int MOST_CALLS_A_MINUTE = 60;

    @Test
    void anIdleBotTakesLittleMemory() {
        List<Bot> bots = new ArrayList<>(BOTS);
        LoopShare share = new LoopShare();
        idle(1, share); // classes and tables that all share
        long before = usedBytes();
        for (int i = 0; i < BOTS; i++) {
            bots.add(alone(idle(i, share)));
        }
        long each = (usedBytes() - before) / BOTS;
        assertThat(bots).hasSize(BOTS);
        assertThat(each).as("bytes of an idle bot").isBetween(1_000L, MOST_BYTES);
    }

    @Test
    void anIdleBotIsSeldomCalled() {
        SimulatedClass room = idle(1, new LoopShare());
        long before = room.botCalls;
        room.runFor(60 * SECOND);
        assertThat(room.botCalls - before).isLessThanOrEqualTo(MOST_CALLS_A_MINUTE);
    }

    private static SimulatedClass idle(long seed, LoopShare share) {
        SimulatedClass room = SimulatedClass.ofEventsAlone(seed, share);
        room.runFor(5 * SECOND);
        assertThat(room.bot.snapshot().isIn()).isTrue();
        return room;
    }

    /// Without the other end, which its last call holds.
    private static Bot alone(SimulatedClass room) {
        room.bot.handleTimeout(room.nowNs(), (buffer, offset, length, destination) -> {});
        return room.bot;
    }

    private static long usedBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
