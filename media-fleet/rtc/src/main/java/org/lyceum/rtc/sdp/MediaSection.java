package org.lyceum.rtc.sdp;

import java.util.List;

/// One m-line and the attributes below it.
public record MediaSection(
        String media, int port, String protocol, List<String> formats, SdpAttributes attributes) {
    public MediaSection {
        formats = List.copyOf(formats);
    }

    /// The name by which BUNDLE and the MID header extension know the section; the parser saw to it
    /// that there is one.
    public String mid() {
        String mid = attributes.first("mid");
        return mid == null ? "" : mid;
    }

    public boolean isData() {
        return media.equals("application");
    }

    /// Whether its author wants to send here.
    public boolean sends() {
        return !attributes.has("recvonly") && !attributes.has("inactive");
    }

    /// Whether its author wants to receive here.
    public boolean receives() {
        return !attributes.has("sendonly") && !attributes.has("inactive");
    }

    /// True when its author closed it: port 0, unless it merely lives in another section's bundle
    /// (RFC 8843, section 6).
    public boolean isRejected() {
        return port == 0 && !attributes.has("bundle-only");
    }
}
