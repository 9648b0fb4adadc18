package org.lyceum.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lyceum.api.ApiJson;
import org.lyceum.loadtest.bot.BotSnapshot;
import org.lyceum.loadtest.bot.EventCounts;
import org.lyceum.loadtest.bot.MediaCounts;
import org.lyceum.loadtest.bot.StreamCounts;
import org.lyceum.loadtest.machine.Environment;
import org.lyceum.loadtest.machine.NodeUsage;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.rtc.sdp.Kind;

class LoadReportTest {
    private static final long MS = 1_000_000L;
    private static final WayIn WAY_IN = new WayIn(0, 0, 0);
    private static final BotOutcome GOOD = answered(0, bot(100L, null, 500, 490));
    private static final BotOutcome REFUSED = new BotOutcome.Refused("class-full");

    @Test
    void isGoodWhenEverybodyGotEverything() {
        LoadReport report = LoadReport.of(List.of(GOOD, GOOD), measured(null));
        assertThat(report.isGood()).isTrue();
        assertThat(report.joined()).isEqualTo(2);
        assertThat(report.failed()).isEmpty();
    }

    @Test
    void namesWhyOthersFailed() {
        BotOutcome unreachable = answered(0, bot(null, CloseReason.UNREACHABLE, 0, 0));
        BotOutcome waiting = answered(0, bot(null, null, 0, 0));
        LoadReport report =
                LoadReport.of(
                        List.of(GOOD, REFUSED, REFUSED, unreachable, waiting), measured(null));
        assertThat(report.isGood()).isFalse();
        assertThat(report.joined()).isEqualTo(1);
        assertThat(report.failed())
                .isEqualTo(Map.of("class-full", 2, "unreachable", 1, "not-connected", 1));
        assertThat(ReportTable.of(report)).contains("class-full 2, not-connected 1, unreachable 1");
    }

    @Test
    void nobodyIsNotGood() {
        assertThat(LoadReport.of(List.of(), measured(null)).isGood()).isFalse();
    }

    @Test
    void countsFromTheOfferOn() {
        LoadReport report =
                LoadReport.of(List.of(answered(40 * MS, bot(100L, null, 1, 1))), measured(null));
        assertThat(report.offerToMediaMs().quantiles()).isEqualTo(new Quantiles(60, 60, 60));
        assertThat(report.offerToPictureMs().quantiles()).isEqualTo(new Quantiles(70, 70, 70));
    }

    @Test
    void losesWhatNeverCame() {
        BotOutcome other = answered(0, bot(100L, null, 500, 500));
        LoadReport report = LoadReport.of(List.of(GOOD, other), measured(null));
        assertThat(report.lossRatio()).isEqualTo(0.01, within(1e-9));
        assertThat(report.totals().packets()).isEqualTo(990);
        assertThat(report.refusedDatagrams()).isEqualTo(Map.of("srtp-before-keys", 4L));
    }

    @Test
    void dividesWhatCameWhileMeasuringByTheNodesTime() {
        BotOutcome bot =
                new BotOutcome.Answered(
                        WAY_IN, bot(100L, null, 100, 100), bot(100L, null, 500, 500), true);
        LoadReport report = LoadReport.of(List.of(bot), measured(new NodeUsage(0.5, 1_000)));
        assertThat(report.node())
                .isEqualTo(new NodeFigures(0.5, 800.0, 1_000L, 400L, 600_000L, 0.5 / 30 * 1_000));
    }

    @Test
    void saysWhereTheTimeOfAJoinGoes() {
        Breakdown steps =
                LoadReport.of(List.of(answered(40 * MS, bot(100L, null, 1, 1))), measured(null))
                        .breakdown();
        assertThat(steps.door()).isEqualTo(new Quantiles(30, 30, 30));
        assertThat(steps.signalling()).isEqualTo(new Quantiles(5, 5, 5));
        assertThat(steps.ice()).isEqualTo(new Quantiles(15, 15, 15));
        assertThat(steps.dtls()).isEqualTo(new Quantiles(20, 20, 20));
        assertThat(steps.packet()).isEqualTo(new Quantiles(20, 20, 20));
        assertThat(steps.picture()).isEqualTo(new Quantiles(10, 10, 10));
    }

    @Test
    void isJsonWithNullsWhereNothingIsKnown() throws IOException {
        JsonNode json =
                ApiJson.mapper()
                        .readTree(ReportJson.of(LoadReport.of(List.of(REFUSED), measured(null))));
        assertThat(json.path("joined").asInt()).isZero();
        assertThat(json.path("failed").path("class-full").asInt()).isEqualTo(1);
        assertThat(json.get("offerToMediaMs").isNull()).isTrue();
        assertThat(json.get("packetsPerCoreSecond").isNull()).isTrue();
        assertThat(json.get("nodeRssBytes").isNull()).isTrue();
        assertThat(json.path("lossRatio").isNumber()).isTrue();
    }

    private static Measured measured(@Nullable NodeUsage nodes) {
        var environment = new Environment(2, "Xeon", "Linux 6", "25", "abc", "loadtest", "shared");
        return new Measured(environment, 0, 30, nodes, 400L, new Timeline(List.of(), 0), null);
    }

    private static BotOutcome answered(long offeredNs, BotSnapshot bot) {
        WayIn wayIn = new WayIn(offeredNs - 30 * MS, offeredNs, offeredNs + 5 * MS);
        return new BotOutcome.Answered(wayIn, bot, bot, true);
    }

    private static BotSnapshot bot(
            @Nullable Long mediaMs, @Nullable CloseReason closed, long expected, long unique) {
        boolean in = mediaMs != null;
        var pictures = new StreamCounts.Pictures(10, 1, 0, 0, Set.of(360));
        var stream =
                new StreamCounts(
                        "stageCamera",
                        Kind.VIDEO,
                        unique,
                        unique,
                        expected,
                        0,
                        0,
                        0,
                        1.5,
                        pictures);
        Long media = mediaMs != null ? mediaMs * MS : null;
        Long found = mediaMs != null ? mediaMs * MS - 40 * MS : null;
        Long connected = mediaMs != null ? mediaMs * MS - 20 * MS : null;
        Long picture = mediaMs != null ? mediaMs * MS + 10 * MS : null;
        return new BotSnapshot(
                found,
                connected,
                closed,
                true,
                new EventCounts(3, 0, 0, 1, 0, in, false, false),
                new MediaCounts(List.of(stream), 1_000, 0, media, picture, media),
                Map.of(Drop.SRTP_BEFORE_KEYS, 2L));
    }
}
