package org.lyceum.loadtest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.bot.BotSnapshot;
import org.lyceum.loadtest.front.Refusal;
import org.lyceum.loadtest.front.SignedIn;
import org.lyceum.loadtest.net.BotPort;
import org.lyceum.loadtest.report.BotOutcome;

/// The students of one run: how each came to the door, and what has become of them.
///
/// Owned by the thread of the run; the bots themselves belong to their loops.
final class Attendance implements AutoCloseable {
    private static final long POLL_NS = 50_000_000L;

    private final List<Arrival> arrivals;

    private Attendance(List<Arrival> arrivals) {
        this.arrivals = arrivals;
    }

    /// How far the coming has got, for whoever looks from another thread.
    interface Progress {
        void came(int atTheDoor);

        void answered();
    }

    /// Nobody looks.
    static final Progress UNWATCHED =
            new Progress() {
                @Override
                public void came(int atTheDoor) {}

                @Override
                public void answered() {}
            };

    /// One student at the door.
    private sealed interface Arrival {
        record LetIn(Seat seat) implements Arrival {}

        record TurnedAway(Refusal refusal) implements Arrival {}
    }

    /// Lets the students come at this rate; returns when each was answered or turned away.
    static Attendance arrive(
            BotFactory factory, Classroom classroom, LoadTestOptions options, Progress progress) {
        List<Future<Arrival>> ways = new ArrayList<>();
        long startNs = System.nanoTime();
        try (ExecutorService travellers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < classroom.students().size(); i++) {
                sleepUntil(startNs + options.plan().arrivalNs(i));
                progress.came(i + 1);
                SignedIn student = classroom.students().get(i);
                int height = options.heights().get(i % options.heights().size());
                BotFactory.Wanted wanted = options.student(classroom.classId(), height);
                ways.add(
                        travellers.submit(() -> {
                            Arrival arrival = arrive(factory, student, wanted);
                            progress.answered();
                            return arrival;
                        }));
            }
        }
        return new Attendance(ways.stream().map(Attendance::arrival).toList());
    }

    /// Waits until all who were let in are so far; false when the time is over before.
    boolean await(Predicate<BotSnapshot> soFar, long withinNs) {
        long endNs = System.nanoTime() + withinNs;
        while (!snapshots().stream().allMatch(bot -> bot == null || soFar.test(bot))) {
            if (System.nanoTime() > endNs) {
                return false;
            }
            LockSupport.parkNanos(POLL_NS);
        }
        return true;
    }

    /// What each has got now, in the order of their arrival; null for those turned away.
    List<@Nullable BotSnapshot> snapshots() {
        List<CompletableFuture<@Nullable BotSnapshot>> asked = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            asked.add(
                    switch (arrival) {
                        case Arrival.LetIn(Seat seat) ->
                                seat.port().ask((bot, _, _) -> bot.snapshot());
                        case Arrival.TurnedAway _ -> CompletableFuture.completedFuture(null);
                    });
        }
        return asked.stream().<@Nullable BotSnapshot>map(CompletableFuture::join).toList();
    }

    /// Those who were let in, in the order of their arrival; null for those turned away.
    List<@Nullable Seat> seats() {
        List<@Nullable Seat> seats = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            seats.add(arrival instanceof Arrival.LetIn(Seat seat) ? seat : null);
        }
        return seats;
    }

    /// What has become of each between these two looks.
    List<BotOutcome> outcomes(
            List<@Nullable BotSnapshot> atStart, List<@Nullable BotSnapshot> atEnd) {
        List<@Nullable BotSnapshot> last = snapshots();
        List<BotOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            outcomes.add(outcome(arrivals.get(i), atStart.get(i), atEnd.get(i), last.get(i)));
        }
        return outcomes;
    }

    boolean anybodyIsHere() {
        return arrivals.stream().anyMatch(Arrival.LetIn.class::isInstance);
    }

    /// The sentence of the first refusal, for people; null when nobody was turned away.
    @Nullable String firstRefusal() {
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.TurnedAway(Refusal refusal)) {
                return refusal.code() + ": " + refusal.getMessage();
            }
        }
        return null;
    }

    @Override
    public void close() {
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.LetIn(Seat seat)) {
                seat.close();
            }
        }
    }

    static BotSnapshot snapshot(BotPort port) {
        return port.ask((bot, _, _) -> bot.snapshot()).join();
    }

    private static Arrival arrive(BotFactory factory, SignedIn student, BotFactory.Wanted wanted) {
        try {
            return new Arrival.LetIn(Seat.take(factory, student, wanted));
        } catch (Refusal refusal) {
            return new Arrival.TurnedAway(refusal);
        }
    }

    private static Arrival arrival(Future<Arrival> way) {
        try {
            return way.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A bot's way in failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Arrival.TurnedAway(new Refusal("interrupted", "Stopped on the way", e));
        }
    }

    private static BotOutcome outcome(
            Arrival arrival,
            @Nullable BotSnapshot atStart,
            @Nullable BotSnapshot atEnd,
            @Nullable BotSnapshot last) {
        return switch (arrival) {
            case Arrival.TurnedAway(Refusal refusal) -> new BotOutcome.Refused(refusal.code());
            case Arrival.LetIn(Seat seat) when atStart != null && atEnd != null && last != null ->
                    new BotOutcome.Answered(
                            seat.wayIn(), atStart, atEnd, last.events().classEnded());
            case Arrival.LetIn _ -> throw new IllegalStateException("Nobody looked at this bot");
        };
    }

    private static void sleepUntil(long atNs) {
        for (long left = atNs - System.nanoTime(); left > 0; left = atNs - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
