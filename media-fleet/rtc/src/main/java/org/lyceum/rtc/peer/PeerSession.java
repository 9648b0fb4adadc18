package org.lyceum.rtc.peer;

import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.Outbox;
import org.lyceum.rtc.dtls.DtlsCloseReason;
import org.lyceum.rtc.dtls.DtlsEndpoint;
import org.lyceum.rtc.dtls.SrtpKeys;
import org.lyceum.rtc.ice.IceAgent;
import org.lyceum.rtc.ice.IceControllingAgent;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.sctp.ChannelOpen;
import org.lyceum.rtc.sctp.PayloadKind;
import org.lyceum.rtc.sctp.SctpAssociation;
import org.lyceum.rtc.sctp.SctpEnding;

/// One participant's connection: ICE, DTLS, SRTP and SCTP composed, for nodes and bots alike.
///
/// ```text
/// address found ──> hands shaken ──> connected ──> channels open ──> closed
///      ICE             DTLS            SRTP            SCTP
/// ```
///
/// Call `handleTimeout` once at the beginning, and whenever `deadlineNs` has come. Not thread-safe:
/// owned by its worker's event loop.
public final class PeerSession {
    /// A session that is not connected by then is given up, counted from its first call.
    public static final long CONNECT_NS = 30_000_000_000L;

    /// What must be free behind a packet that is to be sent.
    public static final int SPARE_BYTES = 32;

    /// What is answered instead of an id when no channel could be opened.
    public static final int NO_CHANNEL = -1;

    /// Ids of channels that are looked through for a free one.
    private static final int MAX_CHANNEL_ID = 256;

    private static final long AT_ONCE = Long.MIN_VALUE / 2;

    private final PeerSettings settings;
    private final PeerListener listener;
    private final DropCounters drops = new DropCounters();
    private final IceAgent ice;
    private final DtlsEndpoint dtls;
    private final SctpAssociation sctp;
    private final MediaPath media;
    private final DtlsSink dtlsSink = new DtlsSink();
    private final SctpSink sctpSink = new SctpSink();
    private final byte[] feedback = MediaPath.feedbackBuffer();
    private long connectDeadlineNs = AT_ONCE;
    private boolean dtlsStarted;
    private boolean closed;

    /// What the call under way was given, for the sinks below.
    private long nowNs;

    private Outbox out = (buffer, offset, length, destination) -> {};

    public PeerSession(PeerSettings settings, PeerListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.ice = PeerTransports.ice(settings, drops);
        this.dtls = PeerTransports.dtls(settings, drops);
        this.sctp = new SctpAssociation(settings.sctp(), settings.random(), drops);
        this.media = new MediaPath(settings.transportCcId(), ownSsrc(settings), drops);
    }

    // Inputs

    /// Takes one datagram. Its bytes may be changed, and are not kept.
    public void handleDatagram(
            byte[] datagram, int length, InetSocketAddress source, long nowNs, Outbox out) {
        if (closed) {
            return;
        }
        begin(nowNs, out);
        switch (Multiplexing.of(datagram, length)) {
            case STUN -> handleStun(datagram, length, source);
            case DTLS -> handleDtls(datagram, length, source);
            case RTP -> handleRtp(datagram, length, source);
            case RTCP -> handleRtcp(datagram, length, source);
            case UNKNOWN -> drops.count(Drop.UNKNOWN_PROTOCOL);
        }
    }

    /// Does what is due, and takes what the handshake's thread has ready.
    public void handleTimeout(long nowNs, Outbox out) {
        if (closed) {
            return;
        }
        begin(nowNs, out);
        ice.handleTimeout(nowNs, out);
        if (ice.consentExpired(nowNs)) {
            end(CloseReason.CONSENT_LOST);
            return;
        }
        if (!media.isOpen() && hasFailedToConnect()) {
            return;
        }
        startDtls();
        if (dtlsStarted) {
            dtls.handleTimeout(nowNs, dtlsSink);
        }
        if (!closed && sctp.deadlineNs() <= nowNs) {
            sctp.handleTimeout(nowNs, sctpSink);
        }
        if (!closed && media.deadlineNs() <= nowNs) {
            sendFeedback();
        }
    }

    /// When `handleTimeout` is due; Long.MAX_VALUE for never.
    public long deadlineNs() {
        if (closed) {
            return Long.MAX_VALUE;
        }
        long connection = Math.min(ice.deadlineNs(), dtls.deadlineNs());
        long transport = Math.min(sctp.deadlineNs(), media.deadlineNs());
        long connecting = media.isOpen() ? Long.MAX_VALUE : connectDeadlineNs;
        return Math.min(connecting, Math.min(connection, transport));
    }

    /// Begins ICE anew under other credentials; DTLS, SRTP and SCTP go on, and the old address is
    /// used until the new one is nominated.
    public void restartIce(IceCredentials local, IceCredentials remote, long nowNs) {
        if (!closed) {
            ice.restart(local, remote, nowNs);
        }
    }

    // Outputs

    /// Sends the plain RTP packet in `packet[0..length)`, with `SPARE_BYTES` free behind it: stamps
    /// its transport-wide number where it has that extension, and protects it in place. False when
    /// not connected, or when its number was used before.
    public boolean sendRtp(byte[] packet, int length, long nowNs, Outbox out) {
        InetSocketAddress tuple = closed ? null : ice.selected();
        if (tuple == null) {
            return false;
        }
        int sealed = media.sealRtp(packet, length, nowNs);
        if (sealed < 0) {
            return false;
        }
        out.send(packet, 0, sealed, tuple);
        return true;
    }

    /// Sends the plain compound packet in `compound[0..length)`, with `SPARE_BYTES` free behind it.
    /// False when not connected.
    public boolean sendRtcp(byte[] compound, int length, long nowNs, Outbox out) {
        InetSocketAddress tuple = closed ? null : ice.selected();
        if (tuple == null) {
            return false;
        }
        int sealed = media.sealRtcp(compound, length);
        if (sealed < 0) {
            return false;
        }
        out.send(compound, 0, sealed, tuple);
        return true;
    }

    /// Sends a text on a negotiated channel; before the channels are open it waits.
    public SctpAssociation.Sent sendMessage(
            int channel, byte[] utf8, int length, long nowNs, Outbox out) {
        if (closed) {
            return SctpAssociation.Sent.CLOSED;
        }
        begin(nowNs, out);
        return sctp.send(channel, PayloadKind.TEXT, utf8, length, nowNs, sctpSink);
    }

    /// Opens a channel that was not negotiated (RFC 8832) on a free id of this side's: even for
    /// clients, odd for nodes. Messages may follow at once; `NO_CHANNEL` where that is not
    /// possible.
    public int openChannel(ChannelWish wish, long nowNs, Outbox out) {
        int id = settings.role() == PeerRole.CLIENT ? 0 : 1;
        while (id < MAX_CHANNEL_ID && !sctp.mayOpen(id)) {
            id += 2;
        }
        if (closed || id >= MAX_CHANNEL_ID) {
            return NO_CHANNEL;
        }
        begin(nowNs, out);
        boolean accepted =
                sctp.open(wish.onStream(id), nowNs, sctpSink) == SctpAssociation.Sent.ACCEPTED;
        return accepted ? id : NO_CHANNEL;
    }

    /// Closes a channel that was opened by `openChannel` or by the other side.
    public void closeChannel(int channel, long nowNs, Outbox out) {
        if (!closed) {
            begin(nowNs, out);
            sctp.close(channel, nowNs, sctpSink);
        }
    }

    /// Says goodbye and ends. The listener is not told.
    public void close(long nowNs, Outbox out) {
        if (closed) {
            return;
        }
        begin(nowNs, out);
        dtls.close(dtlsSink);
        closed = true;
    }

    // State

    /// Bytes of messages that the other side has not acknowledged yet.
    public long waitingBytes() {
        return sctp.bufferedBytes();
    }

    public @Nullable InetSocketAddress selectedTuple() {
        return ice.selected();
    }

    /// Whether ICE has seen a valid check from this address.
    public boolean isValidated(InetSocketAddress address) {
        return ice.isValidated(address);
    }

    public boolean isConnected() {
        return media.isOpen() && !closed;
    }

    public boolean isClosed() {
        return closed;
    }

    public DropCounters drops() {
        return drops;
    }

    public PeerStatistics statistics() {
        return media.statistics();
    }

    // Private

    private void begin(long now, Outbox outbox) {
        nowNs = now;
        out = outbox;
        if (connectDeadlineNs == AT_ONCE) {
            connectDeadlineNs = now + CONNECT_NS;
        }
    }

    private void handleStun(byte[] datagram, int length, InetSocketAddress source) {
        ice.handle(datagram, length, source, nowNs, out);
        startDtls();
    }

    private void startDtls() {
        if (!dtlsStarted && ice.selected() != null) {
            dtlsStarted = true;
            dtls.start(nowNs, dtlsSink);
        }
    }

    private void handleDtls(byte[] datagram, int length, InetSocketAddress source) {
        if (ice.isValidated(source)) {
            dtls.handle(datagram, length, nowNs, dtlsSink);
        } else {
            drops.count(Drop.DTLS_UNVALIDATED_SOURCE);
        }
    }

    private void handleRtp(byte[] datagram, int length, InetSocketAddress source) {
        if (!ice.isValidated(source)) {
            drops.count(Drop.ICE_UNVALIDATED_SOURCE);
            return;
        }
        int plain = media.openRtp(datagram, length, nowNs);
        if (plain >= 0) {
            listener.rtp(datagram, plain, nowNs);
        }
    }

    private void handleRtcp(byte[] datagram, int length, InetSocketAddress source) {
        if (!ice.isValidated(source)) {
            drops.count(Drop.ICE_UNVALIDATED_SOURCE);
            return;
        }
        int plain = media.openRtcp(datagram, length);
        if (plain >= 0) {
            listener.rtcp(datagram, plain, nowNs);
        }
    }

    private boolean hasFailedToConnect() {
        if (ice instanceof IceControllingAgent client && client.hasFailed()) {
            end(CloseReason.UNREACHABLE);
        } else if (nowNs >= connectDeadlineNs) {
            end(CloseReason.NEVER_CONNECTED);
        }
        return closed;
    }

    private void sendFeedback() {
        InetSocketAddress tuple = ice.selected();
        int length = media.writeFeedback(feedback);
        while (length > 0) {
            if (tuple != null) {
                out.send(feedback, 0, length, tuple);
            }
            length = media.writeFeedback(feedback);
        }
    }

    private void end(CloseReason reason) {
        if (!closed) {
            dtls.close(dtlsSink);
            closed = true;
            listener.closed(reason);
        }
    }

    private boolean isNegotiated(int channel) {
        return settings.sctp().channels().stream().anyMatch(known -> known.id() == channel);
    }

    /// Feedback needs a sender; 0 would mean nobody.
    private static long ownSsrc(PeerSettings settings) {
        return settings.random().nextLong(1, 1L << 32);
    }

    /// What DTLS gives: datagrams go to the selected tuple, its plaintexts are SCTP packets.
    private final class DtlsSink implements DtlsEndpoint.Sink {
        @Override
        public void datagram(byte[] buffer, int offset, int length) {
            InetSocketAddress tuple = ice.selected();
            if (tuple != null) {
                out.send(buffer, offset, length, tuple);
            }
        }

        @Override
        public void applicationData(byte[] buffer, int offset, int length) {
            if (closed) {
                return;
            }
            byte[] packet =
                    offset == 0 ? buffer : Arrays.copyOfRange(buffer, offset, offset + length);
            sctp.handle(packet, length, nowNs, sctpSink);
        }

        @Override
        public void established(SrtpKeys keys) {
            if (closed || !media.install(keys)) {
                end(CloseReason.HANDSHAKE_FAILED);
                return;
            }
            listener.connected(nowNs);
            if (!closed && settings.role() == PeerRole.CLIENT) {
                sctp.start(nowNs, sctpSink);
            }
        }

        @Override
        public void closed(DtlsCloseReason reason) {
            end(CloseReason.of(reason));
        }
    }

    /// What SCTP gives: its packets travel as DTLS records.
    private final class SctpSink implements SctpAssociation.Sink {
        @Override
        public void packet(byte[] bytes, int offset, int length) {
            dtls.sendApplicationData(bytes, offset, length, dtlsSink);
        }

        @Override
        public void message(int channel, PayloadKind kind, byte[] bytes, int length) {
            if (!closed) {
                listener.message(channel, bytes, length, nowNs);
            }
        }

        @Override
        public void channelOpened(ChannelOpen channel) {
            if (!closed) {
                listener.channelOpened(channel, nowNs);
            }
        }

        /// Without its negotiated channels a session is of no use.
        @Override
        public void channelClosed(int channel) {
            if (closed) {
                return;
            }
            if (isNegotiated(channel)) {
                end(CloseReason.CHANNELS_FAILED);
            } else {
                listener.channelClosed(channel, nowNs);
            }
        }

        @Override
        public void opened() {
            listener.channelsOpen(nowNs);
        }

        @Override
        public void closed(SctpEnding ending) {
            end(CloseReason.CHANNELS_FAILED);
        }
    }
}
