package org.lyceum.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Act;
import org.lyceum.rtc.Outbox;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.rtc.peer.PeerListener;
import org.lyceum.rtc.peer.PeerSession;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.sdp.NegotiatedSession;
import org.lyceum.rtc.sdp.NegotiatedSlot;

/// One person's WebRTC connection, on a thread and a socket of its own: may send, and counts what
/// comes, by slot.
final class MediaPeer implements AutoCloseable {
    private static final int TURN_MS = 10;
    private static final int DATAGRAM_BYTES = 2_048;
    private static final long FRAME_NS = 40_000_000L;

    private final DatagramSocket socket;
    private final PeerSession session;
    private final NegotiatedSession negotiated;
    private final List<SentStream> sent = new ArrayList<>();
    private final Map<String, AtomicLong> received = new ConcurrentHashMap<>();
    private final Queue<byte[]> acts = new ConcurrentLinkedQueue<>();
    private final Outbox out = this::send;
    private final byte[] packet = new byte[DATAGRAM_BYTES];
    private final Thread thread;
    private volatile boolean welcomed;
    private volatile boolean closing;
    private boolean open;
    private int told;
    private long nextFrameNs;

    /// @param streams what it sends once it is in
    MediaPeer(PeerSettings settings, NegotiatedSession negotiated, List<SentStream> streams) {
        try {
            socket = new DatagramSocket(0);
            socket.setSoTimeout(TURN_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.negotiated = negotiated;
        sent.addAll(streams);
        session = new PeerSession(settings, new Listener());
        thread = Thread.ofPlatform().daemon().name("smoke-peer").start(this::run);
    }

    /// Whether the room has said welcome.
    boolean isIn() {
        return welcomed;
    }

    long packetsIn(String slot) {
        AtomicLong count = received.get(slot);
        return count == null ? 0 : count.get();
    }

    void act(Act act) {
        acts.add(ApiJson.encode("smoke-" + ++told, act));
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    // On its thread

    private void run() {
        DatagramPacket datagram = new DatagramPacket(new byte[DATAGRAM_BYTES], DATAGRAM_BYTES);
        long startNs = System.nanoTime();
        session.handleTimeout(startNs, out);
        while (!closing) {
            receive(datagram);
            long nowNs = System.nanoTime();
            session.handleTimeout(nowNs, out);
            if (open) {
                tell(nowNs);
                publish(nowNs, (nowNs - startNs) / 1_000_000);
            }
        }
        session.close(System.nanoTime(), out);
        socket.close();
    }

    private void receive(DatagramPacket datagram) {
        try {
            datagram.setLength(DATAGRAM_BYTES);
            socket.receive(datagram);
            session.handleDatagram(
                    datagram.getData(),
                    datagram.getLength(),
                    (InetSocketAddress) datagram.getSocketAddress(),
                    System.nanoTime(),
                    out);
        } catch (SocketTimeoutException _) {
            // Nothing came in this turn.
        } catch (IOException _) {
            // An ICMP answer: the node is not there.
        }
    }

    private void tell(long nowNs) {
        for (byte[] act = acts.poll(); act != null; act = acts.poll()) {
            session.sendMessage(0, act, act.length, nowNs, out);
        }
    }

    private void publish(long nowNs, long milliseconds) {
        if (nowNs < nextFrameNs) {
            return;
        }
        nextFrameNs = nowNs + FRAME_NS;
        for (SentStream stream : sent) {
            session.sendRtp(packet, stream.write(packet, milliseconds), nowNs, out);
        }
    }

    private void send(byte[] buffer, int offset, int length, InetSocketAddress destination) {
        try {
            socket.send(new DatagramPacket(buffer, offset, length, destination));
        } catch (IOException _) {
            // As lost as a datagram on its way.
        }
    }

    private @Nullable String slotOf(long ssrc) {
        for (NegotiatedSlot slot : negotiated.slots()) {
            if (!slot.sending() && slot.ssrc() == ssrc) {
                return slot.name();
            }
        }
        return null;
    }

    private final class Listener implements PeerListener {
        @Override
        public void connected(long nowNs) {}

        @Override
        public void channelsOpen(long nowNs) {
            open = true;
        }

        @Override
        public void rtp(byte[] bytes, int length, long nowNs) {
            String slot = slotOf(RtpPacket.ssrc(bytes));
            if (slot != null) {
                received.computeIfAbsent(slot, _ -> new AtomicLong()).incrementAndGet();
            }
        }

        @Override
        public void rtcp(byte[] compound, int length, long nowNs) {}

        @Override
        public void message(int channel, byte[] bytes, int length, long nowNs) {
            welcomed = true;
        }

        @Override
        public void closed(CloseReason reason) {
            open = false;
        }
    }
}
