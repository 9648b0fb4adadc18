package org.lyceum.loadtest.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lyceum.loadtest.bot.SimulatedClass.SECOND;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.loadtest.ledger.AuditResult;
import org.lyceum.loadtest.ledger.KeptAct;
import org.lyceum.loadtest.ledger.LedgerAudit;

/// Bots without media that act, over real ICE, SRTP and SCTP in virtual time.
class ActingBotTest {
    @Test
    void isInTheClassWithoutASingleStream() {
        SimulatedClass room = SimulatedClass.ofEventsAlone(1);
        room.runFor(60 * SECOND);
        BotSnapshot bot = room.bot.snapshot();
        assertThat(bot.gotAll()).isTrue();
        assertThat(bot.wantsMedia()).isFalse();
        assertThat(bot.closed()).isNull();
        assertThat(room.lost.get()).isZero();
        assertThat(room.node.acts).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void seesEachOfItsActsOnceOverALossyNetwork(long seed) {
        SimulatedClass room = SimulatedClass.ofEventsAlone(seed);
        room.runFor(2 * SECOND);
        room.loss(0.1);
        for (int i = 0; i < 40; i++) {
            say(room, "message " + i);
            room.runFor(SECOND / 2);
        }
        room.loss(0);
        room.runFor(5 * SECOND);
        AuditResult result = LedgerAudit.of(List.of(room.member.ledger()));
        assertThat(result.violations()).isEmpty();
        assertThat(result.fates().acknowledged()).isEqualTo(40);
        assertThat(result.entriesSeen()).isEqualTo(40);
    }

    @Test
    void anActThatWasKeptAndNeverAnsweredIsAnsweredByTheNextNodeAndSeenOnce() {
        SimulatedClass room = SimulatedClass.ofEventsAlone(2);
        room.runFor(2 * SECOND);
        say(room, "heard");
        room.runFor(SECOND);
        room.node.keepSilent();
        say(room, "kept, and not answered");
        room.runFor(SECOND);
        assertThat(room.log.lastSeq()).isEqualTo(2);
        room.reconnect();
        say(room, "said while away");
        room.runFor(3 * SECOND);

        assertThat(room.log.lastSeq()).isEqualTo(3);
        assertThat(room.member.isQuiet()).isTrue();
        assertThat(room.member.ledger().acts())
                .extracting(KeptAct::logSeq)
                .containsExactly(1L, 2L, 3L);
        AuditResult result = LedgerAudit.of(List.of(room.member.ledger()));
        assertThat(result.violations()).isEmpty();
        assertThat(result.entriesSeen()).isEqualTo(3);
    }

    @Test
    void readsInPiecesWhatItMissed() {
        SimulatedClass room = SimulatedClass.ofEventsAlone(3);
        room.runFor(2 * SECOND);
        for (int i = 0; i < 250; i++) {
            room.log.add("q", "q-" + i, message("while it was away " + i));
        }
        room.reconnect();
        room.runFor(5 * SECOND);
        assertThat(room.member.ledger().view().size()).isEqualTo(250);
        assertThat(room.node.acts).hasSize(3).allMatch(Act.ReadLog.class::isInstance);
        assertThat(room.member.ledger().faults()).isEmpty();
    }

    @Test
    void takesSilenceForALoss() {
        SimulatedClass room = SimulatedClass.ofEventsAlone(4);
        room.node.mayEnd();
        room.runFor(2 * SECOND);
        room.loss(1);
        room.runFor(SimulatedClass.SILENCE_NS + SECOND);
        assertThat(room.lost.get()).isEqualTo(1);
        assertThat(room.member.isAway()).isTrue();
        room.runFor(60 * SECOND);
        assertThat(room.lost.get()).isEqualTo(1);
    }

    @Test
    void goesWhereTheClassHasMoved() {
        SimulatedClass room = SimulatedClass.ofEventsAlone(5);
        room.node.mayEnd();
        room.runFor(2 * SECOND);
        room.node.tell(new ClassEvent.ClassMoved(), room.nowNs(), room.toBot());
        room.runFor(SECOND);
        assertThat(room.lost.get()).isEqualTo(1);
    }

    @Test
    void doesNotComeBackToAClassThatIsOver() {
        SimulatedClass room = SimulatedClass.ofEventsAlone(6);
        room.node.mayEnd();
        room.runFor(2 * SECOND);
        var ended =
                new ClassEvent.ClassEnded(ClassEvent.EndReason.BY_TEACHER, java.time.Instant.EPOCH);
        room.node.tell(ended, room.nowNs(), room.toBot());
        room.loss(1);
        room.runFor(60 * SECOND);
        assertThat(room.lost.get()).isZero();
    }

    private static void say(SimulatedClass room, String text) {
        room.bot.act(message(text), room.nowNs(), room.toNode());
    }

    private static Act message(String text) {
        return new Act.PostMessage(text, Audience.EVERYONE, null, null);
    }
}
