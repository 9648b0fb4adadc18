package org.lyceum.rtc.sdp;

/// The data section's figures (RFC 8841), as its author gives them.
record DataSection(int sctpPort, int maxMessageSize) {
    /// A session without data channels.
    static final DataSection NONE = new DataSection(0, 0);

    /// What we take in one message.
    static final int OUR_MAX_MESSAGE_SIZE = 65_536;

    private static final int DEFAULT_MAX_MESSAGE_SIZE = 65_536;

    /// Bounded: what a side takes beyond this is of no use to us.
    private static final int USEFUL_MAX_MESSAGE_SIZE = 262_144;

    /// The figures of a section, or `NONE` when it is not one of SCTP over DTLS.
    static DataSection of(MediaSection section) {
        String portText = section.attributes().first("sctp-port");
        long port = portText == null ? -1 : SdpParser.number(portText, 65_535);
        boolean usable =
                section.isData()
                        && !section.isRejected()
                        && section.protocol().endsWith("/DTLS/SCTP")
                        && port > 0;
        return usable ? new DataSection((int) port, size(section)) : NONE;
    }

    /// Absent means 64 kB, zero means no limit (RFC 8841, section 6.1).
    private static int size(MediaSection section) {
        String text = section.attributes().first("max-message-size");
        long size =
                text == null ? DEFAULT_MAX_MESSAGE_SIZE : SdpParser.number(text, Long.MAX_VALUE);
        size = size < 0 ? DEFAULT_MAX_MESSAGE_SIZE : size;
        return size == 0 ? USEFUL_MAX_MESSAGE_SIZE : (int) Math.min(size, USEFUL_MAX_MESSAGE_SIZE);
    }
}
