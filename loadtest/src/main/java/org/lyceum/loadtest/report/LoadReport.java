package org.lyceum.loadtest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.bot.BotSnapshot;
import org.lyceum.loadtest.bot.EventCounts;
import org.lyceum.loadtest.bot.MediaCounts;
import org.lyceum.loadtest.bot.StreamCounts;
import org.lyceum.rtc.peer.CloseReason;

/// What a load test found: all that its table, its JSON and its page say.
///
/// @param joined bots that were let in, connected and welcomed
/// @param gotAll those of them that got events, and picture and sound where they wanted them
/// @param failed the others, by the code of the problem
/// @param offerToMediaMs from sending the offer to the first authenticated media packet
/// @param offerToPictureMs to the first whole picture from a keyframe on
/// @param lossRatio packets that never came, neither at first nor again, of those expected
/// @param lossRatios the same for each bot
/// @param jitterMs of the streams, as the bots reported it (RFC 3550, section 6.4.1)
/// @param refusedDatagrams what the bots' core refused, by the reason
public record LoadReport(
        Measured measured,
        int students,
        int joined,
        int gotAll,
        SortedMap<String, Integer> failed,
        Distribution offerToMediaMs,
        Distribution offerToPictureMs,
        Breakdown breakdown,
        @Nullable Quantiles packetsPerBot,
        @Nullable Quantiles bytesPerBot,
        double lossRatio,
        Distribution lossRatios,
        Distribution jitterMs,
        Totals totals,
        SortedMap<String, Long> refusedDatagrams,
        Set<Integer> heights,
        NodeFigures node) {

    /// Sums over all bots.
    ///
    /// @param pictureGaps frames that do not follow the one before, though no packet was missing
    /// @param eventGaps events whose number does not follow the one before
    public record Totals(
            long packets,
            long bytes,
            long repaired,
            long nacksSent,
            long pictureRequests,
            long pictures,
            long pictureGaps,
            long events,
            long eventGaps,
            long classEndedSeen) {}

    /// Whether everybody got everything and no act was lost: what the exit code says.
    public boolean isGood() {
        ActFigures acts = measured.acts();
        return students > 0 && gotAll == students && (acts == null || acts.isGood());
    }

    public static LoadReport of(List<BotOutcome> outcomes, Measured measured) {
        List<BotOutcome.Answered> answered = new ArrayList<>();
        SortedMap<String, Integer> failed = new TreeMap<>();
        for (BotOutcome outcome : outcomes) {
            switch (outcome) {
                case BotOutcome.Refused(String code) -> failed.merge(code, 1, Integer::sum);
                case BotOutcome.Answered bot when bot.atEnd().isIn() -> answered.add(bot);
                case BotOutcome.Answered bot -> failed.merge(codeOf(bot.atEnd()), 1, Integer::sum);
            }
        }
        return new LoadReport(
                measured,
                outcomes.size(),
                answered.size(),
                (int) answered.stream().filter(bot -> bot.atEnd().gotAll()).count(),
                failed,
                since(answered, bot -> bot.media().firstMediaNs()),
                since(answered, bot -> bot.media().firstPictureNs()),
                Breakdown.of(answered),
                each(answered, bot -> bot.media().packets()).quantiles(),
                each(answered, bot -> bot.media().bytes()).quantiles(),
                lossRatio(answered),
                each(answered, bot -> lossRatio(bot.media())),
                jitters(answered),
                totals(answered),
                refusedDatagrams(answered),
                heights(answered),
                NodeFigures.of(measured, packetsWhileMeasuring(answered), answered.size()));
    }

    private static String codeOf(BotSnapshot bot) {
        CloseReason reason = bot.closed();
        if (reason != null) {
            return word(reason);
        }
        return bot.connectedNs() == null ? "not-connected" : "not-welcomed";
    }

    private interface Moment {
        @Nullable Long of(BotSnapshot bot);
    }

    /// Milliseconds from the offer to a moment, of the bots that had it.
    private static Distribution since(List<BotOutcome.Answered> bots, Moment moment) {
        List<Double> times = new ArrayList<>();
        for (BotOutcome.Answered bot : bots) {
            Long at = moment.of(bot.atEnd());
            if (at != null) {
                times.add((at - bot.wayIn().offeredNs()) / 1e6);
            }
        }
        return Distribution.of(times);
    }

    private static Distribution each(
            List<BotOutcome.Answered> bots, ToDoubleFunction<BotSnapshot> value) {
        return Distribution.of(bots.stream().map(bot -> value.applyAsDouble(bot.atEnd())).toList());
    }

    private static Distribution jitters(List<BotOutcome.Answered> bots) {
        return Distribution.of(
                bots.stream()
                        .flatMap(bot -> bot.atEnd().media().streams().stream())
                        .map(StreamCounts::jitterMs)
                        .toList());
    }

    private static double lossRatio(MediaCounts media) {
        long expected = media.sum(StreamCounts::expected);
        return expected == 0 ? 0 : (double) media.sum(StreamCounts::lost) / expected;
    }

    private static double lossRatio(List<BotOutcome.Answered> bots) {
        long expected = sum(bots, bot -> bot.media().sum(StreamCounts::expected));
        long lost = sum(bots, bot -> bot.media().sum(StreamCounts::lost));
        return expected == 0 ? 0 : (double) lost / expected;
    }

    private static Set<Integer> heights(List<BotOutcome.Answered> bots) {
        Set<Integer> heights = new TreeSet<>();
        for (BotOutcome.Answered bot : bots) {
            for (StreamCounts stream : bot.atEnd().media().streams()) {
                heights.addAll(stream.pictures().heights());
            }
        }
        return heights;
    }

    private static long packetsWhileMeasuring(List<BotOutcome.Answered> bots) {
        long packets = sum(bots, bot -> bot.media().packets());
        for (BotOutcome.Answered bot : bots) {
            packets -= bot.atStart().media().packets();
        }
        return packets;
    }

    private static Totals totals(List<BotOutcome.Answered> bots) {
        return new Totals(
                sum(bots, bot -> bot.media().packets()),
                sum(bots, bot -> bot.media().bytes()),
                sumStreams(bots, StreamCounts::repaired),
                sumStreams(bots, StreamCounts::nacksSent),
                sumStreams(bots, StreamCounts::pictureRequests),
                sumStreams(bots, stream -> stream.pictures().shown()),
                sumStreams(bots, stream -> stream.pictures().gaps()),
                sumEvents(bots, EventCounts::events),
                sumEvents(bots, EventCounts::gaps),
                bots.stream().filter(BotOutcome.Answered::sawClassEnd).count());
    }

    private static SortedMap<String, Long> refusedDatagrams(List<BotOutcome.Answered> bots) {
        SortedMap<String, Long> refused = new TreeMap<>();
        for (BotOutcome.Answered bot : bots) {
            bot.atEnd()
                    .drops()
                    .forEach((drop, count) -> refused.merge(word(drop), count, Long::sum));
        }
        return refused;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static long sumStreams(
            List<BotOutcome.Answered> bots, ToLongFunction<StreamCounts> count) {
        return sum(bots, bot -> bot.media().sum(count));
    }

    private static long sumEvents(
            List<BotOutcome.Answered> bots, ToLongFunction<EventCounts> count) {
        return sum(bots, bot -> count.applyAsLong(bot.events()));
    }

    private static long sum(List<BotOutcome.Answered> bots, ToLongFunction<BotSnapshot> count) {
        return bots.stream().mapToLong(bot -> count.applyAsLong(bot.atEnd())).sum();
    }

    /// Counts as one line, `class-full 3, no-answer 1`.
    static String text(Map<String, ? extends Number> counts) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, ? extends Number> entry : counts.entrySet()) {
            text.append(text.isEmpty() ? "" : ", ");
            text.append(entry.getKey()).append(' ').append(entry.getValue());
        }
        return text.toString();
    }
}
