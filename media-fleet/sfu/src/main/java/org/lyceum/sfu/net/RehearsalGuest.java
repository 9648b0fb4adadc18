package org.lyceum.sfu.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.rtc.peer.PeerListener;
import org.lyceum.rtc.peer.PeerRole;
import org.lyceum.rtc.peer.PeerSession;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.sctp.ChannelSettings;
import org.lyceum.rtc.sctp.SctpSettings;
import org.lyceum.rtc.sdp.AnswerRead;
import org.lyceum.rtc.sdp.OfferSettings;
import org.lyceum.rtc.sdp.SlotOfferer;
import org.lyceum.rtc.sdp.SsrcSource;

/// Somebody who joins a class that is rehearsed: offers, connects over loopback, and listens until
/// the first class event. Owned by the thread that made it.
final class RehearsalGuest implements PeerListener, AutoCloseable {
    private static final List<String> SLOTS =
            Arrays.stream(SlotName.values()).map(SlotName::wire).toList();
    private static final int LARGEST_DATAGRAM = 2_048;
    private static final int LISTEN_MS = 1;

    private final MediaNode node;
    private final DatagramSocket socket;
    private final PeerSession session;

    /// Set by the handshake's thread when it has something to say.
    private final AtomicBoolean woken = new AtomicBoolean();

    private boolean isWelcome;

    /// @throws IOException when the node does not let this person in
    RehearsalGuest(MediaNode node, RehearsalDoor door, JoinTokenClaims claims) throws IOException {
        this.node = node;
        IceCredentials local = IceCredentials.random(node.random());
        OfferSettings settings =
                new OfferSettings(
                        local,
                        node.identity().fingerprint(),
                        SLOTS,
                        SsrcSource.random(node.random()));
        SlotOfferer offerer = new SlotOfferer(settings);
        JoinAnswer answer = door.join(claims, new JoinRequest(offerer.offer(), SLOTS));
        if (!(offerer.read(answer.answer()) instanceof AnswerRead read)) {
            throw new IOException("No guest understands " + answer);
        }
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(LISTEN_MS);
        session = new PeerSession(settings(local, read), this);
    }

    /// @throws IOException when no class event comes in time
    void awaitWelcome(Duration patience) throws IOException {
        byte[] bytes = new byte[LARGEST_DATAGRAM];
        for (long end = nowNs() + patience.toNanos(); !isWelcome; ) {
            if (nowNs() > end) {
                throw new IOException("No guest is welcomed within " + patience);
            }
            if (woken.getAndSet(false) || session.deadlineNs() <= nowNs()) {
                session.handleTimeout(nowNs(), this::send);
            }
            receive(new DatagramPacket(bytes, bytes.length));
        }
    }

    @Override
    public void close() {
        session.close(nowNs(), this::send);
        socket.close();
    }

    @Override
    public void message(int channel, byte[] bytes, int length, long nowNs) {
        isWelcome = true;
    }

    @Override
    public void connected(long nowNs) {}

    @Override
    public void rtp(byte[] packet, int length, long nowNs) {}

    @Override
    public void rtcp(byte[] compound, int length, long nowNs) {}

    @Override
    public void closed(CloseReason reason) {}

    private void receive(DatagramPacket packet) throws IOException {
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException _) {
            return;
        }
        session.handleDatagram(
                packet.getData(),
                packet.getLength(),
                (InetSocketAddress) packet.getSocketAddress(),
                nowNs(),
                this::send);
    }

    private void send(byte[] buffer, int offset, int length, InetSocketAddress to) {
        try {
            socket.send(new DatagramPacket(buffer, offset, length, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PeerSettings settings(IceCredentials local, AnswerRead answer) {
        return new PeerSettings(
                PeerRole.CLIENT,
                new PeerSettings.Ice(local, answer.session().remote(), answer.candidates()),
                new PeerSettings.Security.Handshaking(
                        node.identity(),
                        node.fence(),
                        answer.session().remoteFingerprint(),
                        () -> woken.set(true)),
                SctpSettings.of(
                        List.of(
                                ChannelSettings.orderedReliable(0),
                                ChannelSettings.unordered(1, 0))),
                SlotMapping.transportCcId(answer.session()),
                node.random());
    }

    private static long nowNs() {
        return System.nanoTime();
    }
}
