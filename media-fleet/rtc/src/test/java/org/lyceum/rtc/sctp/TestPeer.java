package org.lyceum.rtc.sctp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

/// An association with everything that it said, for tests to look at.
final class TestPeer implements SctpAssociation.Sink {
    record Received(int channel, PayloadKind kind, String text) {}

    final DropCounters drops = new DropCounters();
    final ArrayDeque<byte[]> outgoing = new ArrayDeque<>();
    final List<Received> received = new ArrayList<>();
    final SctpAssociation association;
    final List<ChannelOpen> channelsOpened = new ArrayList<>();
    final List<Integer> channelsClosed = new ArrayList<>();
    Consumer<Received> onMessage = _ -> {};
    int opened;
    int packetsSent;
    @Nullable SctpEnding ending;

    /// The tag that the last packet bore: the other side's.
    int lastTag;

    /// The number that the own INIT or INIT ACK announced.
    int initialTsn;

    TestPeer(long seed, ChannelSettings... channels) {
        this(seed, SctpSettings.of(List.of(channels)));
    }

    TestPeer(long seed, SctpSettings settings) {
        association = new SctpAssociation(settings, new SeededRandom(seed), drops);
    }

    void start(long nowNs) {
        association.start(nowNs, this);
    }

    void handle(byte[] packet, long nowNs) {
        association.handle(packet, packet.length, nowNs, this);
    }

    void handleTimeout(long nowNs) {
        association.handleTimeout(nowNs, this);
    }

    long deadlineNs() {
        return association.deadlineNs();
    }

    SctpAssociation.Sent send(int channel, String text, long nowNs) {
        byte[] bytes = text.getBytes(UTF_8);
        return association.send(channel, PayloadKind.TEXT, bytes, bytes.length, nowNs, this);
    }

    SctpAssociation.Sent open(ChannelSettings settings, String label, long nowNs) {
        return association.open(ChannelOpen.of(settings, label), nowNs, this);
    }

    void close(int channel, long nowNs) {
        association.close(channel, nowNs, this);
    }

    long count(Drop reason) {
        return drops.of(reason);
    }

    List<String> texts(int channel) {
        return received.stream().filter(m -> m.channel == channel).map(Received::text).toList();
    }

    /// The one packet that was just sent.
    byte[] onlyPacket() {
        if (outgoing.size() != 1) {
            throw new AssertionError("Packets sent: " + outgoing.size());
        }
        return outgoing.remove();
    }

    @Override
    public void packet(byte[] bytes, int offset, int length) {
        byte[] packet = Arrays.copyOfRange(bytes, offset, offset + length);
        packetsSent++;
        lastTag = SctpPacket.verificationTag(packet);
        int type = packet[SctpPacket.HEADER_BYTES];
        if (type == ChunkType.INIT || type == ChunkType.INIT_ACK) {
            initialTsn = BigEndian.int32(packet, 28);
        }
        outgoing.add(packet);
    }

    @Override
    public void message(int channel, PayloadKind kind, byte[] bytes, int length) {
        Received message = new Received(channel, kind, new String(bytes, 0, length, UTF_8));
        received.add(message);
        onMessage.accept(message);
    }

    @Override
    public void channelOpened(ChannelOpen channel) {
        channelsOpened.add(channel);
    }

    @Override
    public void channelClosed(int channel) {
        channelsClosed.add(channel);
    }

    @Override
    public void opened() {
        opened++;
    }

    @Override
    public void closed(SctpEnding reason) {
        if (ending != null) {
            throw new AssertionError("Closed twice: " + ending + ", " + reason);
        }
        ending = reason;
    }

    /// The same bytes for the same seed.
    private static final class SeededRandom extends SecureRandom {
        private final transient Random random;

        SeededRandom(long seed) {
            this.random = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }

        @Override
        public int nextInt() {
            return random.nextInt();
        }

        @Override
        public long nextLong() {
            return random.nextLong();
        }
    }
}
