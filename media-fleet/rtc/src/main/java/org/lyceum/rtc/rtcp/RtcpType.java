package org.lyceum.rtc.rtcp;

/// The numbers of RTCP packet types and feedback formats that are spoken here.
final class RtcpType {
    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int SOURCE_DESCRIPTION = 202;
    static final int BYE = 203;
    static final int TRANSPORT_FEEDBACK = 205;
    static final int PAYLOAD_FEEDBACK = 206;

    /// Formats of TRANSPORT_FEEDBACK (RFC 4585, section 6.2; draft-holmer-rmcat-transport-wide-cc).
    static final int NACK = 1;

    static final int TRANSPORT_CC = 15;

    /// Formats of PAYLOAD_FEEDBACK (RFC 4585, section 6.3; RFC 5104; draft-alvestrand-rmcat-remb).
    static final int PICTURE_LOSS = 1;

    static final int FULL_INTRA_REQUEST = 4;
    static final int APPLICATION_LAYER = 15;

    static final int CNAME_ITEM = 1;
    static final int REMB_NAME = 0x52454d42;

    static final int HEADER_BYTES = 4;
    static final int SENDER_INFO_BYTES = 20;
    static final int REPORT_BLOCK_BYTES = 24;

    private RtcpType() {}
}
