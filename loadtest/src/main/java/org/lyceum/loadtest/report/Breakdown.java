package org.lyceum.loadtest.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.bot.BotSnapshot;

/// Where the time of a join goes: each step of the way from the one before, in milliseconds.
///
/// @param door ticket, WebSocket, waiting page and join token, before the offer
/// @param signalling from the offer to the answer: function, placement, node
/// @param ice from the answer to a nominated address
/// @param dtls from there to the keys
/// @param packet from there to the first authentic media packet
/// @param picture from there to the first whole picture, from a keyframe on
public record Breakdown(
        @Nullable Quantiles door,
        @Nullable Quantiles signalling,
        @Nullable Quantiles ice,
        @Nullable Quantiles dtls,
        @Nullable Quantiles packet,
        @Nullable Quantiles picture) {

    private interface Moment {
        @Nullable Long of(BotOutcome.Answered bot);
    }

    static Breakdown of(List<BotOutcome.Answered> bots) {
        return new Breakdown(
                step(bots, bot -> bot.wayIn().cameNs(), bot -> bot.wayIn().offeredNs()),
                step(bots, bot -> bot.wayIn().offeredNs(), bot -> bot.wayIn().answeredNs()),
                step(bots, bot -> bot.wayIn().answeredNs(), bot -> end(bot).foundNs()),
                step(bots, bot -> end(bot).foundNs(), bot -> end(bot).connectedNs()),
                step(bots, bot -> end(bot).connectedNs(), bot -> end(bot).media().firstMediaNs()),
                step(
                        bots,
                        bot -> end(bot).media().firstMediaNs(),
                        bot -> end(bot).media().firstPictureNs()));
    }

    /// The steps by the names that people read, in order.
    public Map<String, @Nullable Quantiles> steps() {
        Map<String, @Nullable Quantiles> steps = new LinkedHashMap<>();
        steps.put("front door", door);
        steps.put("signalling", signalling);
        steps.put("ICE", ice);
        steps.put("DTLS", dtls);
        steps.put("first packet", packet);
        steps.put("first picture", picture);
        return steps;
    }

    private static @Nullable Quantiles step(
            List<BotOutcome.Answered> bots, Moment begin, Moment finish) {
        List<Double> times = new ArrayList<>();
        for (BotOutcome.Answered bot : bots) {
            Long from = begin.of(bot);
            Long to = finish.of(bot);
            if (from != null && to != null) {
                times.add((to - from) / 1e6);
            }
        }
        return Distribution.of(times).quantiles();
    }

    private static BotSnapshot end(BotOutcome.Answered bot) {
        return bot.atEnd();
    }
}
