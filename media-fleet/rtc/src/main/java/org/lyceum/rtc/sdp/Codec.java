package org.lyceum.rtc.sdp;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The payload types of one section: that of its codec (Opus or VP8) and that of its repair packets
/// (RFC 4588), -1 where there are none.
record Codec(int payloadType, int rtxPayloadType) {
    private static final int MAX_PAYLOAD_TYPE = 127;

    /// The encoding that every slot of this kind carries.
    static String encodingOf(Kind kind) {
        return kind == Kind.AUDIO ? "opus/48000/2" : "VP8/90000";
    }

    /// The first payload type of the section with that encoding, or null.
    static @Nullable Codec of(MediaSection section, Kind kind) {
        for (String format : section.formats()) {
            if (isEncoding(section, format, encodingOf(kind))) {
                long payloadType = SdpParser.number(format, MAX_PAYLOAD_TYPE);
                return payloadType < 0
                        ? null
                        : new Codec((int) payloadType, rtxOf(section, format));
            }
        }
        return null;
    }

    private static int rtxOf(MediaSection section, String repaired) {
        for (String format : section.formats()) {
            String parameters = section.attributes().keyed("fmtp", format);
            if (isEncoding(section, format, "rtx/90000")
                    && parameters != null
                    && Arrays.asList(parameters.split(";")).contains("apt=" + repaired)) {
                return (int) SdpParser.number(format, MAX_PAYLOAD_TYPE);
            }
        }
        return -1;
    }

    private static boolean isEncoding(MediaSection section, String format, String encoding) {
        String map = section.attributes().keyed("rtpmap", format);
        return map != null
                && map.toLowerCase(Locale.ROOT).equals(encoding.toLowerCase(Locale.ROOT));
    }
}
