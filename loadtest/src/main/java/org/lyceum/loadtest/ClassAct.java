package org.lyceum.loadtest;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.net.BotLoops;
import org.lyceum.loadtest.play.ActPlan;
import org.lyceum.loadtest.play.ActRates;
import org.lyceum.loadtest.play.HandsCheck;
import org.lyceum.loadtest.report.ActFigures;

/// What a class does while it is measured, and what the ledgers say of it afterwards.
///
/// Owned by the thread of the run.
final class ClassAct {
    private static final long NS = 1_000_000_000L;

    /// How long the last acts may take to be answered.
    private static final long QUIET_NS = 20 * NS;

    private final BotLoops loops;
    private final Director director;
    private boolean silent = true;
    private CompletableFuture<HandsCheck.@Nullable Result> hands =
            CompletableFuture.completedFuture(null);

    ClassAct(BotLoops loops, Attendance attendance, @Nullable Seat teacher) {
        this.loops = loops;
        this.director = new Director(attendance.seats(), teacher);
    }

    /// Blocks for the whole duration.
    void play(LoadTestOptions options) {
        ActRates rates = options.acting().rates();
        silent = rates.isSilent();
        double seconds = options.duration().toMillis() / 1e3;
        ActPlan plan = ActPlan.of(options.acting().seed(), rates, options.students(), seconds);
        int raised = Math.min(rates.handsAtOnce(), options.students());
        if (raised > 0) {
            director.watchHands();
            hands = new CompletableFuture<>();
            Thread.startVirtualThread(() -> checkHands(raised, plan.handsUpNs()));
        }
        director.play(plan, options.duration().toNanos());
    }

    /// Null for a class that only listened. Waits until it is quiet.
    @Nullable ActFigures figures() {
        if (silent) {
            return null;
        }
        HandsCheck.@Nullable Result checked = hands.join();
        var _ = director.settle(QUIET_NS);
        return ActFigures.of(director.ledgers(), loops.sightings(), director.returns(), checked);
    }

    private void checkHands(int raised, long afterNs) {
        try {
            Director.sleepUntil(System.nanoTime() + afterNs);
            hands.complete(director.checkHands(raised));
        } catch (RuntimeException e) {
            hands.completeExceptionally(e);
        }
    }
}
