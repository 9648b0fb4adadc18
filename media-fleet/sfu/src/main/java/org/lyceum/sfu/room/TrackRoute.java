package org.lyceum.sfu.room;

import org.lyceum.sfu.forward.PublishedTrack;

/// Which loops want which layers of one published track.
///
/// Owned by the publisher's event loop.
final class TrackRoute {
    /// More loops than this no node has.
    static final int MAX_LOOPS = 64;

    private static final int UNKNOWN = -1;

    private final PublishedTrack track;
    private final int[] wanted = new int[MAX_LOOPS];
    private int loops;

    TrackRoute(PublishedTrack track) {
        this.track = track;
        java.util.Arrays.fill(wanted, UNKNOWN);
    }

    PublishedTrack track() {
        return track;
    }

    /// Notes what a loop wants. True when the loop is new here, and must be told what there is.
    boolean want(int loop, int layers) {
        boolean isNew = wanted[loop] == UNKNOWN;
        wanted[loop] = layers;
        loops = Math.max(loops, loop + 1);
        return isNew;
    }

    /// The loop has no subscription any more.
    void forget(int loop) {
        wanted[loop] = UNKNOWN;
    }

    /// All loops that ever wanted something are below this one.
    int loops() {
        return loops;
    }

    /// Whether the loop must know about layers and clocks.
    boolean knows(int loop) {
        return wanted[loop] != UNKNOWN;
    }

    boolean wants(int loop, int layer) {
        return wanted[loop] != UNKNOWN && (wanted[loop] & 1 << layer) != 0;
    }
}
