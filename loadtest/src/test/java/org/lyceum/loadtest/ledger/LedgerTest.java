package org.lyceum.loadtest.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassRules;
import org.lyceum.api.classroom.Lock;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Role;

class LedgerTest {
    @Test
    void doesNoMoreThanItCanWriteDown() {
        Ledger ledger = new Ledger();
        for (int i = 0; i < Ledger.MAX_ACTS; i++) {
            assertThat(ledger.sends("a-" + i, Views.ANSWER, 0)).isTrue();
        }
        assertThat(ledger.sends("one too many", Views.ANSWER, 0)).isFalse();
    }

    @Test
    void countsTheEntriesThatFindNoRoom() {
        Ledger ledger = new Ledger();
        ledger.welcomed("p", false, 0);
        for (int seq = 1; seq <= SeenEntries.MAX_ENTRIES + 3; seq++) {
            ledger.saw(seq, seq, EntryHash.NO_ACT);
        }
        SeenEntries view = ledger.snapshot().view();
        assertThat(view.size()).isEqualTo(SeenEntries.MAX_ENTRIES);
        assertThat(view.beyond()).isEqualTo(3);
    }

    @Test
    void keepsOnlyTheFirstFaults() {
        Ledger ledger = new Ledger();
        ledger.welcomed("p", false, 0);
        for (int i = 0; i < Ledger.MAX_FAULTS + 5; i++) {
            ledger.saw(7, 7, EntryHash.NO_ACT);
        }
        assertThat(ledger.snapshot().faults()).hasSize(Ledger.MAX_FAULTS);
    }

    @Test
    void equalEntriesHaveEqualHashesWhoeverMayKnowTheAuthor() {
        LogEvent rules = rules(Set.of(Lock.CHAT, Lock.HANDS));
        LogEvent same = rules(new TreeSet<>(List.of(Lock.HANDS, Lock.CHAT)));
        long hash = EntryHash.of(new LogEntry(3, Instant.EPOCH, "t", "a", rules));
        assertThat(EntryHash.of(new LogEntry(3, Instant.EPOCH, null, null, same))).isEqualTo(hash);
    }

    @Test
    void anotherTextIsAnotherEntry() {
        assertThat(EntryHash.of(entry("one"))).isNotEqualTo(EntryHash.of(entry("two")));
    }

    @Test
    void theLastSightingIsThatOfTheSlowestLoop() {
        Sightings one = new Sightings();
        one.saw(100, 5);
        one.saw(100, 9);
        Sightings other = new Sightings();
        other.saw(100, 7);
        other.saw(101, 30);
        List<Sightings> loops = List.of(one.copy(), other.copy(), new Sightings());
        assertThat(Sightings.count(loops, 100)).isEqualTo(3);
        assertThat(Sightings.lastNs(loops, 100)).isEqualTo(9);
        assertThat(Sightings.lastNs(loops, 101)).isEqualTo(30);
        assertThat(Sightings.count(loops, 5_000)).isZero();
    }

    @Test
    void sightingsFarFromTheOthersAreCountedAndLeftOut() {
        Sightings sightings = new Sightings();
        sightings.saw(1_000, 1);
        sightings.saw(1, 1);
        sightings.saw(1_000 + SeenEntries.MAX_ENTRIES, 1);
        assertThat(sightings.leftOut()).isEqualTo(2);
    }

    private static LogEvent rules(Set<Lock> locks) {
        return new LogEvent.RulesSet(new ClassRules(locks, 0, false, null));
    }

    private static LogEntry entry(String text) {
        var message =
                new LogEvent.MessagePosted(
                        "Ada", Role.STUDENT, text, Audience.EVERYONE, null, null);
        return new LogEntry(1, Instant.EPOCH, "p", "a", message);
    }
}
