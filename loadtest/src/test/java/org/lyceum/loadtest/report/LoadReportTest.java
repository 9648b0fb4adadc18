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
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.rtc.sdp.Kind;

class LoadReportTest {
    private static final long MS = 1_000_000L;
    private static final BotOutcome GOOD = answered(0, bot(100L, null, 500, 490));
    private static final BotOutcome REFUSED = new BotOutcome.Refused("class-full");

    @Test
    void isGoodWhenEverybodyGotEverything() {
        LoadReport report = LoadReport.of(List.of(GOOD, GOOD), 30, null);
        assertThat(report.isGood()).isTrue();
        assertThat(report.joined()).isEqualTo(2);
        assertThat(report.failed()).isEmpty();
    }

    @Test
    void namesWhyOthersFailed() {
        BotOutcome unreachable = answered(0, bot(null, CloseReason.UNREACHABLE, 0, 0));
        BotOutcome waiting = answered(0, bot(null, null, 0, 0));
        LoadReport report =
                LoadReport.of(List.of(GOOD, REFUSED, REFUSED, unreachable, waiting), 30, null);
        assertThat(report.isGood()).isFalse();
        assertThat(report.joined()).isEqualTo(1);
        assertThat(report.failed())
                .isEqualTo(Map.of("class-full", 2, "unreachable", 1, "not-connected", 1));
        assertThat(ReportTable.of(report)).contains("class-full 2, not-connected 1, unreachable 1");
    }

    @Test
    void nobodyIsNotGood() {
        assertThat(LoadReport.of(List.of(), 30, null).isGood()).isFalse();
    }

    @Test
    void countsFromTheOfferOn() {
        LoadReport report =
                LoadReport.of(List.of(answered(40 * MS, bot(100L, null, 1, 1))), 1, null);
        assertThat(report.offerToMediaMs()).isEqualTo(new Quantiles(60, 60, 60));
        assertThat(report.offerToPictureMs()).isEqualTo(new Quantiles(70, 70, 70));
    }

    @Test
    void losesWhatNeverCame() {
        BotOutcome other = answered(0, bot(100L, null, 500, 500));
        LoadReport report = LoadReport.of(List.of(GOOD, other), 30, null);
        assertThat(report.lossRatio()).isEqualTo(0.01, within(1e-9));
        assertThat(report.totals().packets()).isEqualTo(990);
        assertThat(report.refusedDatagrams()).isEqualTo(Map.of("srtp-before-keys", 4L));
    }

    @Test
    void dividesWhatCameWhileMeasuringByTheNodesTime() {
        BotOutcome bot =
                new BotOutcome.Answered(
                        0, bot(100L, null, 100, 100), bot(100L, null, 500, 500), true);
        LoadReport report = LoadReport.of(List.of(bot), 30, new NodeUsage(0.5, 1_000));
        assertThat(report.packetsPerCoreSecond()).isEqualTo(800);
        assertThat(report.nodeRssBytes()).isEqualTo(1_000);
    }

    @Test
    void isJsonWithNullsWhereNothingIsKnown() throws IOException {
        JsonNode json =
                ApiJson.mapper().readTree(ReportJson.of(LoadReport.of(List.of(REFUSED), 30, null)));
        assertThat(json.path("joined").asInt()).isZero();
        assertThat(json.path("failed").path("class-full").asInt()).isEqualTo(1);
        assertThat(json.get("offerToMediaMs").isNull()).isTrue();
        assertThat(json.get("packetsPerCoreSecond").isNull()).isTrue();
        assertThat(json.get("nodeRssBytes").isNull()).isTrue();
        assertThat(json.path("lossRatio").isNumber()).isTrue();
    }

    private static BotOutcome answered(long offeredNs, BotSnapshot bot) {
        return new BotOutcome.Answered(offeredNs, bot, bot, true);
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
        Long picture = mediaMs != null ? mediaMs * MS + 10 * MS : null;
        return new BotSnapshot(
                media,
                closed,
                new EventCounts(3, 0, 0, 1, 0, in, false),
                new MediaCounts(List.of(stream), 1_000, 0, media, picture, media),
                Map.of(Drop.SRTP_BEFORE_KEYS, 2L));
    }
}
