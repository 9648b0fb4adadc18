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
public record BotSettings(
        PeerSettings peer,
        NegotiatedSession session,
        int stageHeight,
        @Nullable Publication publication,
        boolean byInvitation) {}
