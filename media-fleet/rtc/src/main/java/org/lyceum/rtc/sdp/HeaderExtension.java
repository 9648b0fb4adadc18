package org.lyceum.rtc.sdp;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An RTP header extension that we know by the URI that SDP gives it.
///
/// Not among those agreed on: video-orientation (refused, so that the sender rotates) and
/// abs-send-time (transport-cc tells the same and more).
enum HeaderExtension {
    MID("urn:ietf:params:rtp-hdrext:sdes:mid"),
    RID("urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"),
    REPAIRED_RID("urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id"),
    TRANSPORT_CC("http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"),
    AUDIO_LEVEL("urn:ietf:params:rtp-hdrext:ssrc-audio-level"),
    PLAYOUT_DELAY("http://www.webrtc.org/experiments/rtp-hdrext/playout-delay");

    private static final Set<HeaderExtension> SENT_AUDIO = Set.of(MID, TRANSPORT_CC, AUDIO_LEVEL);
    private static final Set<HeaderExtension> SENT_VIDEO =
            Set.of(MID, RID, REPAIRED_RID, TRANSPORT_CC);
    private static final Set<HeaderExtension> RECEIVED_AUDIO = Set.of(TRANSPORT_CC);
    private static final Set<HeaderExtension> RECEIVED_VIDEO = Set.of(TRANSPORT_CC, PLAYOUT_DELAY);

    private final String uri;

    HeaderExtension(String uri) {
        this.uri = uri;
    }

    String uri() {
        return uri;
    }

    static @Nullable HeaderExtension of(String uri) {
        for (HeaderExtension extension : values()) {
            if (extension.uri.equals(uri)) {
                return extension;
            }
        }
        return null;
    }

    /// Those that are of use in a slot: where we send, the SSRC says enough.
    static Set<HeaderExtension> wantedIn(Kind kind, boolean sending) {
        if (sending) {
            return kind == Kind.AUDIO ? SENT_AUDIO : SENT_VIDEO;
        }
        return kind == Kind.AUDIO ? RECEIVED_AUDIO : RECEIVED_VIDEO;
    }
}
