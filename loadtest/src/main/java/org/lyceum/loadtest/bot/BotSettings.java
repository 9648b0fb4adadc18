package org.lyceum.loadtest.bot;

import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.publish.Publication;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.sdp.NegotiatedSession;

/// What a bot needs to know before it starts.
///
/// @param stageHeight the picture height that it asks for in the stage's camera slot, 1 to 2,160
/// @param publication what it sends, null for a listener
/// @param byInvitation whether it waits to be brought on stage before it sends; it says yes
/// @param membership whose connection this is
public record BotSettings(
        PeerSettings peer,
        NegotiatedSession session,
        int stageHeight,
        @Nullable Publication publication,
        boolean byInvitation,
        Membership membership) {
    /// A connection on which nothing is heard is not looked at.
    public static final long PATIENT = Long.MAX_VALUE / 2;

    /// @param share of the loop that the connection lives on, for ever
    /// @param silenceNs after so long without a datagram the connection is taken for lost
    /// @param lost called once, on the loop, when the connection is over and the class is not
    public record Membership(ClassMember member, LoopShare share, long silenceNs, Runnable lost) {}
}
