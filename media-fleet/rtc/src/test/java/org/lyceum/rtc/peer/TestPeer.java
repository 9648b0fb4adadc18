package org.lyceum.rtc.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Outbox;
import org.lyceum.rtc.network.NetworkHost;
import org.lyceum.rtc.network.SimulatedNetwork;
import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.rtp.RtpWriter;
import org.lyceum.rtc.sctp.ChannelOpen;
import org.lyceum.rtc.sctp.SctpAssociation;

/// A peer session at an address of a simulated network, with all that it told its listener.
final class TestPeer implements NetworkHost, PeerListener {
    static final int TRANSPORT_CC = 3;

    final List<String> events = new ArrayList<>();
    final List<Integer> sequenceNumbers = new ArrayList<>();
    final List<byte[]> compounds = new ArrayList<>();
    final List<String> messages = new ArrayList<>();
    final PeerSession session;

    /// The last datagram that left because somebody asked for it.
    byte[] lastSent = new byte[0];

    private final SimulatedNetwork network;
    private final HeaderExtensionBlock extensions =
            HeaderExtensionBlock.builder().mid(4, "0").transportCc(TRANSPORT_CC).build();
    private InetSocketAddress address;
    private int nextSequenceNumber = 65_500;
    private @Nullable Runnable onConnected;

    TestPeer(SimulatedNetwork network, InetSocketAddress address, PeerSettings settings) {
        this.network = network;
        this.address = address;
        session = new PeerSession(settings, this);
        network.attach(address, this);
    }

    /// Another address from now on, as behind a NAT that forgot.
    void moveTo(InetSocketAddress other) {
        network.detach(address);
        address = other;
        network.attach(other, this);
    }

    Outbox out() {
        Outbox wire = network.outboxOf(address);
        return (buffer, offset, length, destination) -> {
            lastSent = Arrays.copyOfRange(buffer, offset, offset + length);
            wire.send(buffer, offset, length, destination);
        };
    }

    void whenConnected(Runnable action) {
        onConnected = action;
    }

    boolean sendRtp(String payload) {
        byte[] bytes = payload.getBytes(UTF_8);
        byte[] packet = new byte[500];
        RtpWriter writer = new RtpWriter();
        writer.begin(packet, 0x8000_0001L, 96)
                .sequenceNumber(nextSequenceNumber++ & 0xffff)
                .extensions(extensions)
                .payload(bytes, 0, bytes.length);
        return session.sendRtp(packet, writer.length(), network.nowNs(), out());
    }

    boolean sendRtcp(byte[] compound) {
        byte[] packet = Arrays.copyOf(compound, compound.length + PeerSession.SPARE_BYTES);
        return session.sendRtcp(packet, compound.length, network.nowNs(), out());
    }

    SctpAssociation.Sent sendMessage(int channel, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return session.sendMessage(channel, bytes, bytes.length, network.nowNs(), out());
    }

    @Override
    public void handleDatagram(
            byte[] datagram, int length, InetSocketAddress source, long nowNs, Outbox out) {
        session.handleDatagram(datagram, length, source, nowNs, out);
    }

    @Override
    public void handleTimeout(long nowNs, Outbox out) {
        session.handleTimeout(nowNs, out);
    }

    @Override
    public long deadlineNs() {
        return session.deadlineNs();
    }

    @Override
    public void connected(long nowNs) {
        events.add("connected");
        if (onConnected != null) {
            onConnected.run();
        }
    }

    @Override
    public void channelsOpen(long nowNs) {
        events.add("channels open");
    }

    @Override
    public void channelOpened(ChannelOpen channel, long nowNs) {
        events.add("channel " + channel.settings().id() + " " + channel.label());
    }

    @Override
    public void channelClosed(int channel, long nowNs) {
        events.add("channel " + channel + " closed");
    }

    @Override
    public void rtp(byte[] packet, int length, long nowNs) {
        sequenceNumbers.add(RtpPacket.sequenceNumber(packet));
    }

    @Override
    public void rtcp(byte[] compound, int length, long nowNs) {
        compounds.add(Arrays.copyOf(compound, length));
    }

    @Override
    public void message(int channel, byte[] bytes, int length, long nowNs) {
        messages.add(channel + ":" + new String(bytes, 0, length, UTF_8));
    }

    @Override
    public void closed(CloseReason reason) {
        events.add("closed " + reason);
    }
}
