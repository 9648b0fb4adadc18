package org.lyceum.rtc.peer;

import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.NetworkOrder;
import org.lyceum.rtc.bandwidth.SentPacketHistory;
import org.lyceum.rtc.bandwidth.TransportFeedbackRecorder;
import org.lyceum.rtc.dtls.SrtpKeys;
import org.lyceum.rtc.rtcp.RtcpReader;
import org.lyceum.rtc.rtcp.RtcpVisitor;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.srtp.SrtpProfile;
import org.lyceum.rtc.srtp.SrtpReceiver;
import org.lyceum.rtc.srtp.SrtpSender;

/// The media side of one peer: SRTP both ways, and transport-wide feedback about it.
///
/// Lengths below 0 say that a packet was dropped and counted. Not thread-safe: owned by its peer's
/// event loop.
final class MediaPath {
    static final int DROPPED = -1;

    private static final int FEEDBACK_BYTES = 1_200;

    private final int transportCcId;
    private final long ownSsrc;
    private final DropCounters drops;
    private final FeedbackReader feedbackReader = new FeedbackReader();
    private @Nullable SrtpSender sender;
    private @Nullable SrtpReceiver receiver;
    private @Nullable TransportFeedbackRecorder recorder;
    private @Nullable SentPacketHistory history;
    private long lastMediaSsrc;
    private long packetsReceived;
    private long bytesReceived;
    private long packetsSent;
    private long bytesSent;
    private long feedbackSent;
    private long feedbackReceived;

    /// `ownSsrc` is the one that feedback comes from.
    MediaPath(int transportCcId, long ownSsrc, DropCounters drops) {
        this.transportCcId = transportCcId;
        this.ownSsrc = ownSsrc;
        this.drops = drops;
    }

    /// Installs the keys; false when their profile is not one of ours.
    boolean install(SrtpKeys keys) {
        SrtpProfile profile = SrtpProfile.of(keys.profile());
        if (profile == null) {
            return false;
        }
        sender = new SrtpSender(profile, keys.localKey(), keys.localSalt());
        receiver = new SrtpReceiver(profile, keys.remoteKey(), keys.remoteSalt(), drops);
        return true;
    }

    boolean isOpen() {
        return sender != null;
    }

    // Inputs

    /// Opens a packet in place and notes its arrival; gives its plain length.
    int openRtp(byte[] packet, int length, long nowNs) {
        if (receiver == null) {
            return dropped(Drop.SRTP_BEFORE_KEYS);
        }
        int plain = receiver.unprotectRtp(packet, length);
        if (plain < 0) {
            return DROPPED;
        }
        if (!RtpPacket.isValid(packet, plain)) {
            return dropped(Drop.RTP_MALFORMED);
        }
        packetsReceived++;
        bytesReceived += plain;
        noteArrival(packet, nowNs);
        return plain;
    }

    /// Opens a compound packet in place and reads the feedback in it; gives its plain length.
    int openRtcp(byte[] packet, int length) {
        if (receiver == null) {
            return dropped(Drop.SRTP_BEFORE_KEYS);
        }
        int plain = receiver.unprotectRtcp(packet, length);
        if (plain < 0) {
            return DROPPED;
        }
        if (!RtcpReader.read(packet, plain, feedbackReader)) {
            drops.count(Drop.RTCP_MALFORMED);
        }
        return plain;
    }

    // Outputs

    /// Stamps and protects a packet in place; gives its length on the wire.
    int sealRtp(byte[] packet, int length, long nowNs) {
        if (sender == null) {
            return DROPPED;
        }
        stamp(packet, length, nowNs);
        int sealed = sender.protectRtp(packet, length);
        if (sealed > 0) {
            packetsSent++;
            bytesSent += length;
        }
        return sealed;
    }

    int sealRtcp(byte[] compound, int length) {
        return sender == null ? DROPPED : sender.protectRtcp(compound, length);
    }

    /// When feedback is due; Long.MAX_VALUE when there is nothing to tell.
    long deadlineNs() {
        return recorder == null ? Long.MAX_VALUE : recorder.deadlineNs();
    }

    /// Writes the next feedback that is due, protected; gives its length, 0 when all is told.
    int writeFeedback(byte[] into) {
        if (recorder == null) {
            return 0;
        }
        int length = recorder.write(into, ownSsrc, lastMediaSsrc);
        if (length == 0) {
            return 0;
        }
        feedbackSent++;
        return Math.max(0, sealRtcp(into, length));
    }

    /// A buffer that any feedback fits into, its protection included.
    static byte[] feedbackBuffer() {
        return new byte[FEEDBACK_BYTES + SrtpSender.MAX_RTCP_OVERHEAD];
    }

    PeerStatistics statistics() {
        return new PeerStatistics(
                packetsReceived,
                bytesReceived,
                packetsSent,
                bytesSent,
                feedbackSent,
                feedbackReceived,
                history == null ? 0 : history.arrivedPackets(),
                history == null ? 0 : history.lostPackets());
    }

    // Private

    private void noteArrival(byte[] packet, long nowNs) {
        int at = transportCcAt(packet);
        if (at < 0) {
            return;
        }
        if (recorder == null) {
            recorder = new TransportFeedbackRecorder();
        }
        lastMediaSsrc = RtpPacket.ssrc(packet);
        recorder.received(NetworkOrder.uint16(packet, at), nowNs);
    }

    private void stamp(byte[] packet, int length, long nowNs) {
        int at = transportCcAt(packet);
        if (at < 0) {
            return;
        }
        if (history == null) {
            history = new SentPacketHistory();
        }
        NetworkOrder.putUint16(packet, at, history.sent(length, nowNs));
    }

    private int transportCcAt(byte[] packet) {
        int at = RtpPacket.extensionOffset(packet, transportCcId);
        return at >= 0 && RtpPacket.extensionLength(packet, at) >= 2 ? at : -1;
    }

    private int dropped(Drop reason) {
        drops.count(reason);
        return DROPPED;
    }

    private final class FeedbackReader implements RtcpVisitor {
        @Override
        public void transportFeedback(byte[] packet, int offset, int length) {
            feedbackReceived++;
            if (history != null) {
                history.feedback(packet, offset, length);
            }
        }
    }
}
