package org.lyceum.loadtest.bot;

import org.lyceum.loadtest.ledger.Sightings;
import org.lyceum.loadtest.play.TalkingPoints;
import org.lyceum.rtc.peer.PeerSession;
import org.lyceum.rtc.rtcp.RtcpWriter;

/// What the bots of one event loop have in common. Owned by that loop.
///
/// @param rtcp where each writes its reports before it sends them
public record LoopShare(
        EventFrames frames, Sightings sightings, TalkingPoints points, RtcpWriter rtcp) {
    private static final int RTCP_BYTES = 1_200;

    public LoopShare() {
        this(
                new EventFrames(),
                new Sightings(),
                new TalkingPoints(),
                new RtcpWriter(new byte[RTCP_BYTES + PeerSession.SPARE_BYTES], RTCP_BYTES));
    }
}
