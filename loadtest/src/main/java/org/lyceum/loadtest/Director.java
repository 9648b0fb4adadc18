package org.lyceum.loadtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.loadtest.bot.ClassMember;
import org.lyceum.loadtest.bot.HandsSeen;
import org.lyceum.loadtest.ledger.MemberLedger;
import org.lyceum.loadtest.play.ActKind;
import org.lyceum.loadtest.play.ActPlan;
import org.lyceum.loadtest.play.HandsCheck;

/// Lets a class do what a plan says, at its times; afterwards waits until it is quiet and collects
/// the ledgers.
///
/// Owned by the thread of the run, which it keeps busy.
final class Director {
    private static final long NS = 1_000_000_000L;
    private static final long POLL_NS = 100_000_000L;
    private static final long HANDS_WITHIN_NS = 20 * NS;

    /// Windows and positions follow within a second; loaded machines take their time.
    private static final long HANDS_SETTLE_NS = 3 * NS;

    private static final int HANDS_SHOWN = 100;

    private final List<@Nullable Seat> students;
    private final @Nullable Seat teacher;

    /// @param students in the order of the plan's numbers; null for who was turned away
    /// @param teacher null where the class has another one
    Director(List<@Nullable Seat> students, @Nullable Seat teacher) {
        this.students = students;
        this.teacher = teacher;
    }

    /// The teacher's window of the queue of hands is open from here on.
    void watchHands() {
        if (teacher != null) {
            ask(teacher, member -> member.wish(new Act.WatchHands(HANDS_SHOWN)));
        }
    }

    /// Returns when this time is over and every step was given to its bot.
    void play(ActPlan plan, long durationNs) {
        long startNs = System.nanoTime();
        for (ActPlan.Step step : plan.steps()) {
            sleepUntil(startNs + step.atNs());
            Seat seat = step.who() == ActPlan.TEACHER ? teacher : students.get(step.who());
            if (seat == null) {
                continue;
            }
            if (step.kind() == ActKind.RECONNECT) {
                seat.reconnect();
            } else {
                var _ =
                        seat.port()
                                .ask((bot, now, out) ->
                                        bot.with(
                                                member -> {
                                                    member.perform(step, now);
                                                    return true;
                                                },
                                                now,
                                                out));
            }
        }
        sleepUntil(startNs + durationNs);
    }

    /// Compares the queue of hands with the log, once all are up. Null where nobody leads whose
    /// window could be seen.
    HandsCheck.@Nullable Result checkHands(int raised) {
        Seat leading = teacher;
        if (leading == null) {
            return null;
        }
        long endNs = System.nanoTime() + HANDS_WITHIN_NS;
        while (hands().stream().filter(hand -> hand.raisedSeq() > 0).count() < raised
                && System.nanoTime() < endNs) {
            LockSupport.parkNanos(POLL_NS);
        }
        sleepUntil(System.nanoTime() + HANDS_SETTLE_NS);
        List<HandsCheck.Hand> up = new ArrayList<>();
        for (CompletableFuture<HandsCheck.Hand> hand :
                seats().stream().filter(seat -> seat != leading).map(Director::handOf).toList()) {
            up.add(hand.join());
        }
        HandsSeen seen = leading.with(ClassMember::hands).join();
        return HandsCheck.of(
                up.stream().filter(hand -> hand.logSeq() > 0).toList(),
                new HandsCheck.Window(seen.total(), seen.rows()));
    }

    /// Waits until everybody is in the class and everything is answered, lets everybody read the
    /// end of the log, and waits again. False when somebody was not ready by then.
    boolean settle(long withinNs) {
        long endNs = System.nanoTime() + withinNs;
        boolean quiet = await(endNs);
        seats().stream()
                .map(seat ->
                        seat.port()
                                .ask((bot, now, out) ->
                                        bot.with(
                                                member -> {
                                                    member.catchUp(now);
                                                    return true;
                                                },
                                                now,
                                                out)))
                .toList()
                .forEach(CompletableFuture::join);
        return await(endNs) && quiet;
    }

    /// The ledgers of all, the teacher's too. Acts of those who are away are given up.
    List<MemberLedger> ledgers() {
        return seats().stream()
                .map(seat ->
                        seat.port()
                                .ask((bot, now, out) ->
                                        bot.with(
                                                member -> {
                                                    if (member.isAway()) {
                                                        member.giveUp(now);
                                                    }
                                                    return member.ledger();
                                                },
                                                now,
                                                out)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    /// The media port of the node that most people are on; 0 for none.
    int ownerPort() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Seat seat : seats()) {
            counts.merge(seat.nodePort(), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() > 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /// How often people came back.
    int returns() {
        return seats().stream().mapToInt(Seat::returns).sum();
    }

    private boolean await(long endNs) {
        while (!all(ClassMember::isQuiet)) {
            if (System.nanoTime() > endNs) {
                return false;
            }
            LockSupport.parkNanos(POLL_NS);
        }
        return true;
    }

    private boolean all(Predicate<ClassMember> is) {
        return seats().stream().map(seat -> seat.with(is::test)).toList().stream()
                .allMatch(CompletableFuture::join);
    }

    private List<HandsSeen> hands() {
        return seats().stream().map(seat -> seat.with(ClassMember::hands)).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static CompletableFuture<HandsCheck.Hand> handOf(Seat seat) {
        return seat.with(member ->
                new HandsCheck.Hand(
                        member.id(), member.hands().raisedSeq(), member.hands().position()));
    }

    private List<Seat> seats() {
        List<Seat> seats = new ArrayList<>();
        for (Seat student : students) {
            if (student != null) {
                seats.add(student);
            }
        }
        if (teacher != null) {
            seats.add(teacher);
        }
        return seats;
    }

    private static void ask(Seat seat, java.util.function.Consumer<ClassMember> wish) {
        seat.with(
                        member -> {
                            wish.accept(member);
                            return true;
                        })
                .join();
    }

    static void sleepUntil(long atNs) {
        for (long left = atNs - System.nanoTime(); left > 0; left = atNs - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
