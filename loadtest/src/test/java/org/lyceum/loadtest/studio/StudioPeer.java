package org.lyceum.loadtest.studio;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.publish.RecordedPacket;
import org.lyceum.rtc.Outbox;
import org.lyceum.rtc.dtls.DtlsIdentity;
import org.lyceum.rtc.dtls.FenceSettings;
import org.lyceum.rtc.dtls.HandshakeFence;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.peer.PeerRole;
import org.lyceum.rtc.peer.PeerSession;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.sctp.ChannelSettings;
import org.lyceum.rtc.sctp.SctpSettings;
import org.lyceum.rtc.sdp.AnswerSettings;
import org.lyceum.rtc.sdp.Answered;
import org.lyceum.rtc.sdp.NegotiatedSession;
import org.lyceum.rtc.sdp.SlotAnswerer;
import org.lyceum.rtc.sdp.SsrcSource;

/// The node of the studio: a socket and one peer session, which asks for one keyframe of all layers
/// when the bitrates have settled, and records from there. Polls its socket: the packets' times are
/// to be exact.
final class StudioPeer implements AutoCloseable {
    private static final List<String> SLOTS = List.of("microphone", "camera", "events");
    private static final long NS = 1_000_000_000L;
    private static final long SETTLE_NS = 12 * NS;

    /// Whoever polls and stands still for so long has wrong times of arrival.
    private static final long MAX_STANDSTILL_NS = NS / 20;

    private static final long AGAIN_NS = 2 * NS;
    private static final long GIVE_UP_NS = 70 * NS;
    private static final int DATAGRAM_BYTES = 2_048;

    /// Room for the keyframes of all layers at once.
    private static final int SOCKET_BUFFER_BYTES = 1 << 20;

    private static final long OWN_SSRC = 1;
    private static final String MAX_BITRATE = "x-google-max-bitrate=";

    /// What all layers together may take: the sum of their own limits, and what headers cost.
    private static final int CAMERA_KBPS = 2_400;

    private final SecureRandom random = new SecureRandom();
    private final DatagramChannel channel = DatagramChannel.open();
    private final ByteBuffer datagram = ByteBuffer.allocate(DATAGRAM_BYTES);
    private final HandshakeFence fence = new HandshakeFence(FenceSettings.forCores(1), random);
    private final CompletableFuture<NegotiatedSession> agreed = new CompletableFuture<>();
    private final DtlsIdentity identity = DtlsIdentity.create(random, Instant.now());
    private final IceCredentials credentials = IceCredentials.random(random);

    StudioPeer() throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
        channel.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        fence.warmUp();
    }

    /// Called by the page's server.
    String answer(String offer) throws IOException {
        var address = (InetSocketAddress) channel.getLocalAddress();
        AnswerSettings settings =
                new AnswerSettings(
                        credentials,
                        identity.fingerprint(),
                        List.of(address),
                        SsrcSource.random(random));
        if (new SlotAnswerer(settings).answer(offer, SLOTS) instanceof Answered answered) {
            agreed.complete(answered.session());
            return answered.sdp().replaceFirst(MAX_BITRATE + "\\d+", MAX_BITRATE + CAMERA_KBPS);
        }
        throw new IOException("The offer was refused");
    }

    /// The streams by name, each from its keyframe on.
    Map<String, List<RecordedPacket>> record() throws IOException {
        NegotiatedSession session = agreed.join();
        Tape tape = new Tape(session);
        PeerSession peer = new PeerSession(settings(session), tape);
        long startNs = System.nanoTime();
        long rollNs = startNs + SETTLE_NS;
        Outbox out = this::send;
        long turnNs = startNs;
        while (!tape.isFull()) {
            long nowNs = System.nanoTime();
            if (nowNs - turnNs > MAX_STANDSTILL_NS) {
                tape.spoil();
            }
            turnNs = nowNs;
            if (nowNs - startNs > GIVE_UP_NS) {
                throw new IOException("Chromium did not send what was hoped for: " + tape);
            }
            peer.handleTimeout(nowNs, out);
            InetSocketAddress from = receive();
            if (from != null) {
                nowNs = System.nanoTime();
                peer.handleDatagram(datagram.array(), datagram.position(), from, nowNs, out);
            }
            if (tape.isSpoiled() && rollNs == Long.MAX_VALUE) {
                rollNs = nowNs + AGAIN_NS;
            }
            if (nowNs >= rollNs && tape.hasAllLayers()) {
                rollNs = Long.MAX_VALUE;
                tape.roll();
                askForKeyframes(peer, tape, nowNs, out);
            }
        }
        peer.close(System.nanoTime(), out);
        return tape.streams();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void askForKeyframes(PeerSession peer, Tape tape, long nowNs, Outbox out) {
        byte[] buffer = new byte[DATAGRAM_BYTES];
        RtcpWriter rtcp = new RtcpWriter(buffer, DATAGRAM_BYTES - PeerSession.SPARE_BYTES);
        rtcp.receiverReport(OWN_SSRC);
        tape.layerSsrcs().forEach(ssrc -> rtcp.pictureLoss(OWN_SSRC, ssrc));
        peer.sendRtcp(buffer, rtcp.length(), nowNs, out);
    }

    private @Nullable InetSocketAddress receive() throws IOException {
        datagram.clear();
        return (InetSocketAddress) channel.receive(datagram);
    }

    private void send(byte[] buffer, int offset, int length, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(buffer, offset, length), to);
        } catch (IOException e) {
            throw new IllegalStateException("The studio's socket failed", e);
        }
    }

    private PeerSettings settings(NegotiatedSession session) {
        int transportCcId =
                session.slots().stream()
                        .mapToInt(slot -> slot.extensions().transportCc())
                        .max()
                        .orElse(0);
        return new PeerSettings(
                PeerRole.NODE,
                PeerSettings.Ice.lite(credentials, session.remote()),
                new PeerSettings.Security.Handshaking(
                        identity, fence, session.remoteFingerprint(), () -> {}),
                SctpSettings.of(List.of(ChannelSettings.orderedReliable(0))),
                transportCcId,
                random);
    }
}
