package org.lyceum.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.loadtest.ledger.EntryHash;
import org.lyceum.loadtest.ledger.Ledger;
import org.lyceum.loadtest.ledger.MemberLedger;
import org.lyceum.loadtest.ledger.Sightings;
import org.lyceum.loadtest.machine.Environment;
import org.lyceum.loadtest.page.ReportPage;
import org.lyceum.loadtest.play.HandsCheck;

/// A message of one person, acknowledged after 10 ms, that two more see after 20 and 30 ms.
class ActFiguresTest {
    private static final long MS = 1_000_000L;
    private static final long SENT = 1_000 * MS;
    private static final Act MESSAGE = new Act.PostMessage("Hi", Audience.EVERYONE, null, null);

    private final Sightings one = new Sightings();
    private final Sightings other = new Sightings();

    @Test
    void saysHowSoonAnActIsAcknowledgedAndSeenByAll() {
        ActFigures figures = figures(true, null);
        assertThat(figures.toAckMs().quantiles()).isEqualTo(new Quantiles(10, 10, 10));
        assertThat(figures.toSeenByAllMs().quantiles()).isEqualTo(new Quantiles(30, 30, 30));
        assertThat(figures.notSeenByAll()).isZero();
        assertThat(figures.isGood()).isTrue();
    }

    @Test
    void anActThatSomebodyMissesIsNotSeenByAll() {
        ActFigures figures = figures(false, null);
        assertThat(figures.toSeenByAllMs().isEmpty()).isTrue();
        assertThat(figures.notSeenByAll()).isEqualTo(1);
        assertThat(figures.isGood()).isFalse();
    }

    @Test
    void handsOutOfOrderAreNotGood() {
        var wrong = new HandsCheck.Result(2, 2, List.of("b is at 1 and was told 2."));
        assertThat(figures(true, wrong).isGood()).isFalse();
    }

    @Test
    void isInTheJsonUnderTheNamesThatProgramsKnow() throws IOException {
        JsonNode json = json(figures(true, new HandsCheck.Result(1_000, 100, List.of())));
        assertThat(json.path("actToAckMs").path("p99").asDouble()).isEqualTo(10);
        assertThat(json.path("actToSeenByAllMs").path("p50").asDouble()).isEqualTo(30);
        assertThat(json.path("actsLost").asInt(-1)).isZero();
        assertThat(json.path("acts").path("acknowledged").asInt()).isEqualTo(1);
        assertThat(json.path("hands").path("raised").asInt()).isEqualTo(1_000);
        assertThat(json(null).get("actsLost").isNull()).isTrue();
        assertThat(json(null).get("actToAckMs").isNull()).isTrue();
    }

    @Test
    void isInTheTableAndOnThePage() {
        LoadReport report = report(figures(false, null));
        assertThat(ReportTable.of(report))
                .contains("act to acknowledged, ms")
                .contains("p99 10.0")
                .contains("MISSING");
        assertThat(ReportPage.of(report))
                .contains("aria-label=\"Act to acknowledged and to seen by all\"")
                .contains("MISSING")
                .doesNotContain("NaN");
    }

    private static JsonNode json(@Nullable ActFigures figures) throws IOException {
        return ApiJson.mapper().readTree(ReportJson.of(report(figures)));
    }

    private static LoadReport report(@Nullable ActFigures figures) {
        var environment = new Environment(2, "Xeon", "Linux 6", "25", "abc", "loadtest", "shared");
        var timeline = new Timeline(List.of(), 0);
        return LoadReport.of(
                List.of(new BotOutcome.Refused("class-full")),
                new Measured(environment, 0, 30, null, null, timeline, figures));
    }

    private ActFigures figures(boolean allSee, HandsCheck.@Nullable Result hands) {
        Ledger author = member("author");
        author.sends("a-1", MESSAGE, SENT);
        author.acknowledged("a-1", 7L, SENT + 10 * MS);
        see(author, one, 12);
        Ledger reader = member("reader");
        see(reader, one, 20);
        Ledger slow = member("slow");
        if (allSee) {
            see(slow, other, 30);
        }
        List<MemberLedger> ledgers = List.of(author.snapshot(), reader.snapshot(), slow.snapshot());
        return ActFigures.of(ledgers, List.of(one, other), 0, hands);
    }

    private static Ledger member(String id) {
        Ledger ledger = new Ledger();
        ledger.welcomed(id, false, 6);
        return ledger;
    }

    private static void see(Ledger ledger, Sightings loop, long afterMs) {
        ledger.saw(7, 7, EntryHash.NO_ACT);
        loop.saw(7, SENT + afterMs * MS);
    }
}
