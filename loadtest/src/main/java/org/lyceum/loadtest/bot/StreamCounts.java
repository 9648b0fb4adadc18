package org.lyceum.loadtest.bot;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.lyceum.rtc.sdp.Kind;

/// What has come of one stream.
///
/// `unique` and `expected` count each packet once, repaired or not; `jitterMs` is the mean of what
/// the bot's own reports said. Pictures are those that a decoder could show.
public record StreamCounts(
        String slot,
        Kind kind,
        long packets,
        long unique,
        long expected,
        long repaired,
        long nacksSent,
        long pictureRequests,
        double jitterMs,
        Pictures pictures) {

    /// What a decoder would make of it; all zero for sound.
    public record Pictures(
            long shown, long keyframes, long gaps, long unusable, Set<Integer> heights) {
        public static final Pictures NONE = new Pictures(0, 0, 0, 0, Set.of());

        public Pictures {
            heights = Collections.unmodifiableSet(new TreeSet<>(heights));
        }
    }

    /// Packets that never came, neither at first nor again.
    public long lost() {
        return expected - unique;
    }
}
