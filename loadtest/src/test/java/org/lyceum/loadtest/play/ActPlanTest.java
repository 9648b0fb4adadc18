package org.lyceum.loadtest.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActPlanTest {
    private static final double SECOND = 1e9;
    private static final ActRates BUSY = new ActRates(20, 5, 1, 1, 2, 0.5, 1_000, true);

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(ActPlan.of(7, BUSY, 50, 60)).isEqualTo(ActPlan.of(7, BUSY, 50, 60));
        assertThat(ActPlan.of(8, BUSY, 50, 60)).isNotEqualTo(ActPlan.of(7, BUSY, 50, 60));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void keepsTheRatesOfTheWholeClass(long seed) {
        ActPlan plan = ActPlan.of(seed, BUSY, 3_000, 600);
        assertThat(count(plan, ActKind.CHAT)).isBetween(11_000L, 13_000L);
        assertThat(count(plan, ActKind.REACT)).isBetween(2_600L, 3_400L);
        assertThat(plan.steps()).extracting(ActPlan.Step::atNs).isSorted();
        assertThat(plan.steps())
                .allMatch(step -> step.who() >= ActPlan.TEACHER && step.who() < 3_000);
    }

    @Test
    void raisesTheHandsOfDifferentPeopleWithinOneSecond() {
        ActPlan plan = ActPlan.of(1, new ActRates(0, 0, 0, 0, 0, 0, 1_000, false), 3_000, 60);
        List<ActPlan.Step> hands = plan.steps();
        assertThat(hands).hasSize(1_000);
        Set<Integer> people = new HashSet<>(hands.stream().map(ActPlan.Step::who).toList());
        assertThat(people).hasSize(1_000);
        assertThat(hands.getLast().atNs() - hands.getFirst().atNs()).isLessThan((long) SECOND);
        assertThat(plan.handsUpNs()).isEqualTo(hands.getLast().atNs());
    }

    @Test
    void noMoreHandsThanPeople() {
        ActPlan plan = ActPlan.of(1, new ActRates(0, 0, 0, 0, 0, 0, 1_000, false), 10, 60);
        assertThat(plan.steps()).hasSize(10);
    }

    @Test
    void everybodyAnswersEachPollThatIsOpenLongEnough() {
        ActPlan plan = ActPlan.of(1, new ActRates(0, 0, 0, 0, 0, 0, 0, true), 30, 14);
        assertThat(count(plan, ActKind.OPEN_POLL)).isEqualTo(1);
        assertThat(count(plan, ActKind.ANSWER_POLL)).isEqualTo(30);
        assertThat(count(plan, ActKind.CLOSE_POLL)).isEqualTo(1);
    }

    @Test
    void aSilentClassDoesNothing() {
        assertThat(ActPlan.of(1, ActRates.NONE, 10, 60).steps()).isEmpty();
        assertThat(ActRates.NONE.isSilent()).isTrue();
        assertThat(BUSY.isSilent()).isFalse();
    }

    private static long count(ActPlan plan, ActKind kind) {
        return plan.steps().stream().filter(step -> step.kind() == kind).count();
    }
}
