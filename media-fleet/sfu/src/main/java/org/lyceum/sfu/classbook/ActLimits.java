package org.lyceum.sfu.classbook;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;

/// How often people may act in one class, over all their connections to its owner.
///
/// What one connection may do at all is the connection's budget. Owned by the class's acts; starts
/// anew with each owner of a class.
final class ActLimits {
    /// Messages, and changes to them: 5 at once and 1 a second.
    private final Pace chat = new Pace(5, 1_000);

    /// Messages of the whole class: 100 a second.
    private final Pace chatOfAll = new Pace(100, 10);

    /// Questions: 3 a minute.
    private final Pace questions = new Pace(3, 20_000);

    /// Reactions to messages: 2 a second.
    private final Pace messageReactions = new Pace(2, 500);

    /// Hands, votes, answers and names: 10 at once and 2 a second.
    private final Pace marks = new Pace(10, 500);

    /// Searches, each of which reads the whole chat: 3 at once and 1 in two seconds.
    private final Pace searches = new Pace(3, 2_000);

    /// Searches of the whole class: 20 a second.
    private final Pace searchesOfAll = new Pace(20, 50);

    private static final String ALL = "";

    Decision.@Nullable Refused message(Actor actor, Instant now) {
        Decision.Refused refused = check(chat, actor.id(), now, "You write very fast.");
        if (refused == null) {
            refused = check(chatOfAll, ALL, now, "The whole class is writing at the moment.");
        }
        if (refused == null) {
            chat.count(actor.id(), now);
            chatOfAll.count(ALL, now);
        }
        return refused;
    }

    Decision.@Nullable Refused question(Actor actor, Instant now) {
        return take(questions, actor, now, "You have asked several questions within a minute.");
    }

    Decision.@Nullable Refused messageReaction(Actor actor, Instant now) {
        return take(messageReactions, actor, now, "You react very fast.");
    }

    Decision.@Nullable Refused mark(Actor actor, Instant now) {
        return take(marks, actor, now, "You change your mind very fast.");
    }

    Decision.@Nullable Refused search(Actor actor, Instant now) {
        Decision.Refused refused = check(searches, actor.id(), now, "You search very fast.");
        if (refused == null) {
            refused = check(searchesOfAll, ALL, now, "Many people are searching at the moment.");
        }
        if (refused == null) {
            searches.count(actor.id(), now);
            searchesOfAll.count(ALL, now);
        }
        return refused;
    }

    /// Marks of people that were forgotten at a bound.
    long forgotten() {
        return chat.forgotten()
                + questions.forgotten()
                + messageReactions.forgotten()
                + marks.forgotten()
                + searches.forgotten();
    }

    private static Decision.@Nullable Refused take(
            Pace pace, Actor actor, Instant now, String what) {
        Decision.Refused refused = check(pace, actor.id(), now, what);
        if (refused == null) {
            pace.count(actor.id(), now);
        }
        return refused;
    }

    private static Decision.@Nullable Refused check(
            Pace pace, String who, Instant now, String what) {
        long waitMs = pace.waitMs(who, now);
        return waitMs == 0
                ? null
                : new Decision.Refused(
                        ProblemCode.TOO_MANY_REQUESTS, what + " " + tryAgain(waitMs), waitMs);
    }

    static String tryAgain(long waitMs) {
        long seconds = Math.max(1, (waitMs + 999) / 1_000);
        return String.format(
                Locale.ROOT, "Try again in %d %s.", seconds, seconds == 1 ? "second" : "seconds");
    }
}
