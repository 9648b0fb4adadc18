package org.lyceum.rtc.sdp;

/// The SSRC that a section's author declares for what it sends, and that of the repair stream (RFC
/// 5576); 0 where it declares none.
record DeclaredSsrcs(long ssrc, long rtxSsrc) {
    static final DeclaredSsrcs NONE = new DeclaredSsrcs(0, 0);

    private static final long MAX_SSRC = 0xFFFF_FFFFL;

    static DeclaredSsrcs of(MediaSection section) {
        String pair = section.attributes().keyed("ssrc-group", "FID");
        String[] ssrcs = pair == null ? new String[0] : pair.split(" ");
        if (ssrcs.length == 2) {
            return new DeclaredSsrcs(ssrc(ssrcs[0]), ssrc(ssrcs[1]));
        }
        String line = section.attributes().first("ssrc");
        return line == null ? NONE : new DeclaredSsrcs(ssrc(line.split(" ", 2)[0]), 0);
    }

    private static long ssrc(String text) {
        return Math.max(0, SdpParser.number(text, MAX_SSRC));
    }
}
