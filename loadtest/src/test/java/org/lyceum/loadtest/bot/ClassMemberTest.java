package org.lyceum.loadtest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.RoomSnapshot;
import org.lyceum.api.classroom.Sending;
import org.lyceum.loadtest.ledger.ActFate;
import org.lyceum.loadtest.ledger.EntryHash;
import org.lyceum.loadtest.ledger.KeptAct;
import org.lyceum.loadtest.ledger.MemberLedger;
import org.lyceum.loadtest.ledger.Violation;
import org.lyceum.loadtest.ledger.ViolationKind;

/// A member whose connections are lists of what it sent.
class ClassMemberTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Act HAND = new Act.RaiseHand();

    private final ClassMember member = new ClassMember("m", new LoopShare());
    private final List<Sent> sent = new ArrayList<>();

    private record Sent(String id, Act act) {}

    @Test
    void sendsUnansweredActsAgainUnderTheirNames() {
        welcome(0);
        member.act(message("one"), 1);
        member.act(message("two"), 2);
        member.acknowledged(sent.getFirst().id(), 5L, 3);
        List<Sent> first = List.copyOf(sent);

        reconnect(5);
        assertThat(sent).contains(first.get(1));
        assertThat(sent).doesNotContain(first.getFirst());
    }

    @Test
    void sendsWhatItDidWhileItWasAwayOnceItIsBack() {
        welcome(0);
        member.disconnected();
        member.act(HAND, 1);
        assertThat(sent).isEmpty();
        welcome(0);
        assertThat(sent).extracting(Sent::act).containsExactly(HAND);
    }

    @Test
    void readsTheGapAndTakesWhatCameMeanwhileOnce() {
        welcome(10);
        happened(11);
        reconnect(14);
        assertThat(sent.getLast().act()).isEqualTo(new Act.ReadLog(11, ClassMember.READ_AT_ONCE));
        happened(14);
        happened(15);
        member.logRead(read(11, 13, false, 12, 13), 1);
        assertThat(sent.getLast().act()).isEqualTo(new Act.ReadLog(13, ClassMember.READ_AT_ONCE));
        member.logRead(read(13, 14, true, 14), 1);

        assertThat(seqs()).containsExactly(11L, 12L, 13L, 14L, 15L);
        assertThat(member.ledger().faults()).isEmpty();
        assertThat(member.isQuiet()).isTrue();
    }

    @Test
    void anAnswerToAnEarlierConnectionsQuestionIsPassedOver() {
        welcome(10);
        reconnect(12);
        member.logRead(read(3, 9, true, 4), 1);
        assertThat(seqs()).isEmpty();
        assertThat(member.isQuiet()).isFalse();
    }

    @Test
    void readsAgainWhenTheNodeHasNoTime() {
        welcome(10);
        reconnect(12);
        Sent asked = sent.getLast();
        member.refused(new ClassEvent.Refused(asked.id(), "too-many-requests", "", 300L), SECOND);
        assertThat(member.deadlineNs()).isEqualTo(SECOND + 300_000_000L);
        member.handleTimeout(member.deadlineNs());
        assertThat(sent.getLast().act()).isEqualTo(asked.act());
        assertThat(sent.getLast().id()).isNotEqualTo(asked.id());
    }

    @Test
    void seesThatAnEntryWasToldTwice() {
        welcome(10);
        happened(11);
        happened(11);
        assertThat(member.ledger().faults())
                .extracting(Violation::kind)
                .containsExactly(ViolationKind.TWICE);
    }

    @Test
    void seesThatAnEntryIsAnotherOneWhenItIsReadAgain() {
        welcome(10);
        reconnect(11);
        member.happened(entry(11, "live"), EntryHash.of(entry(11, "live")), 1);
        member.logRead(new ClassEvent.LogRead(10, List.of(entry(11, "read")), 11, true), 1);
        assertThat(member.ledger().faults())
                .extracting(Violation::kind)
                .containsExactly(ViolationKind.TWO_TRUTHS);
    }

    @Test
    void doesNoMoreWhenTooManyActsWait() {
        welcome(0);
        for (int i = 0; i < ClassMember.MAX_UNANSWERED; i++) {
            assertThat(member.act(HAND, i)).isTrue();
        }
        assertThat(member.act(HAND, 99)).isFalse();
        assertThat(member.heldBack()).isEqualTo(1);
    }

    @Test
    void tellsRefusedActsFromThoseThatWereGivenUp() {
        welcome(0);
        member.act(HAND, 1);
        member.act(HAND, 2);
        member.refused(new ClassEvent.Refused(sent.getFirst().id(), "locked", "", null), 3);
        member.giveUp(4);
        assertThat(member.ledger().acts())
                .extracting(KeptAct::fate, KeptAct::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ActFate.REFUSED, "locked"),
                        org.assertj.core.groups.Tuple.tuple(ActFate.GIVEN_UP, ""));
    }

    @Test
    void asksForWhatItWishesAfterEachWelcome() {
        welcome(0);
        member.wish(new Act.WatchHands(100));
        reconnect(0);
        assertThat(sent).extracting(Sent::act).containsExactly(new Act.WatchHands(100));
    }

    private void reconnect(long logSeq) {
        member.disconnected();
        sent.clear();
        welcome(logSeq);
    }

    private void welcome(long logSeq) {
        var you = new Participant("p", "Ada", Role.STUDENT, false, false, Sending.NOTHING);
        member.welcomed(
                new ClassEvent.Welcome(
                        "c",
                        "Title",
                        Instant.EPOCH,
                        you,
                        Set.of(),
                        1,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        logSeq,
                        RoomSnapshot.EMPTY),
                (id, act) -> sent.add(new Sent(id, act)),
                1);
    }

    private void happened(long seq) {
        LogEntry entry = entry(seq, "text " + seq);
        member.happened(entry, EntryHash.of(entry), 1);
    }

    private static ClassEvent.LogRead read(long after, long upTo, boolean complete, long... seqs) {
        List<LogEntry> entries = new ArrayList<>();
        for (long seq : seqs) {
            entries.add(entry(seq, "text " + seq));
        }
        return new ClassEvent.LogRead(after, entries, upTo, complete);
    }

    private List<Long> seqs() {
        MemberLedger ledger = member.ledger();
        List<Long> seqs = new ArrayList<>();
        for (int i = 0; i < ledger.view().size(); i++) {
            seqs.add(ledger.view().seq(i));
        }
        return seqs;
    }

    private static LogEntry entry(long seq, String text) {
        return new LogEntry(
                seq,
                Instant.EPOCH,
                "q",
                "q-" + seq,
                new LogEvent.MessagePosted(
                        "Bo", Role.STUDENT, text, Audience.EVERYONE, null, null));
    }

    private static Act message(String text) {
        @Nullable Long none = null;
        return new Act.PostMessage(text, Audience.EVERYONE, null, none);
    }
}
