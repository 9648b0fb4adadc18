package org.lyceum.sfu.forward;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lyceum.api.classroom.Source;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.sfu.forward.Vp8Packets.Fields;
import org.lyceum.sfu.forward.Vp8Packets.Shape;

/// A packet's way from the publisher's session to a hundred links allocates nothing.
class ForwardingAllocationTest {
    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 20_000;

    private final TrackUpstream upstream =
            new TrackUpstream() {
                @Override
                public void layersWanted(TrackKey track, int layers, long nowNs) {}

                @Override
                public void keyframeWanted(TrackKey track, int layer, long nowNs) {}
            };
    private final TrackFeed feed = new TrackFeed(new TrackKey(1, Source.CAMERA), 0, upstream);
    private final byte[] mutable = new byte[1_500];
    private long sent;

    @Test
    void forwardingAllocatesNothing() {
        Publisher publisher = publisher();
        byte[] scratch = new byte[1_600];
        for (int i = 0; i < 100; i++) {
            SlotFormat format =
                    new SlotFormat(
                            MediaKind.VIDEO,
                            96,
                            i,
                            97,
                            i + 1_000,
                            HeaderExtensionBlock.builder().transportCc(3).build(),
                            SlotFormat.Start.ZERO);
            Subscription subscription =
                    new Subscription(format, new CountingLink(), scratch, (_, _) -> {});
            subscription.askHeight(180, 0);
            subscription.source(feed, 0);
        }
        Vp8Packets packets =
                new Vp8Packets(5, 96).with(HeaderExtensionBlock.builder().mid(4, "1").build());
        int key = packets.write(new Fields(0, 0, 0, 0, 0, Shape.KEYFRAME), 180, 1_000);
        publisher.handleRtp(packets.bytes(), key, 0);
        int length = packets.write(new Fields(1, 3_000, 1, 1, 0, Shape.FRAME), 180, 1_000);
        run(publisher, packets.bytes(), length, 1, WARM_UP);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        run(publisher, packets.bytes(), length, WARM_UP + 1, MEASURED);
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        assertThat(sent).isEqualTo(100L * (1 + WARM_UP + MEASURED));
        // A few arrays of the measurement itself, and none for two million packets.
        assertThat(allocated).isLessThan(20_000);
    }

    private void run(Publisher publisher, byte[] packet, int length, int first, int count) {
        for (int i = first; i < first + count; i++) {
            System.arraycopy(packet, 0, mutable, 0, length);
            mutable[2] = (byte) (i >> 8);
            mutable[3] = (byte) i;
            publisher.handleRtp(mutable, length, i * 1_000_000L);
        }
    }

    private Publisher publisher() {
        SendingSlot.Ids ids = new SendingSlot.Ids(4, 10, 11, 1);
        SendingSlot camera = new SendingSlot(Source.CAMERA, "1", 96, 97, List.of(), ids);
        TrackOutput output =
                new TrackOutput() {
                    @Override
                    public void started(PublishedTrack track, long nowNs) {}

                    @Override
                    public void packet(PublishedTrack track, SourcePacket packet, long nowNs) {
                        feed.handlePacket(packet, nowNs);
                    }

                    @Override
                    public void layersChanged(PublishedTrack track, long nowNs) {
                        feed.handleLayers(Objects.requireNonNull(track.heights()), nowNs);
                    }

                    @Override
                    public void clockChanged(PublishedTrack track, ClockPoint point) {}
                };
        Publisher publisher =
                new Publisher(
                        1,
                        List.of(camera),
                        output,
                        new Publisher.PublisherSettings(
                                new WallClock(0), new DropCounters(), new byte[] {'n'}));
        publisher.permit(EnumSet.of(Source.CAMERA));
        return publisher;
    }

    private final class CountingLink implements PeerLink {
        @Override
        public boolean sendRtp(byte[] packet, int length, long nowNs) {
            sent++;
            return true;
        }

        @Override
        public boolean sendRtcp(byte[] compound, int length, long nowNs) {
            return true;
        }

        @Override
        public Sent sendMessage(byte[] utf8, int length, long nowNs) {
            return Sent.ACCEPTED;
        }

        @Override
        public long waitingBytes() {
            return 0;
        }

        @Override
        public void close(long nowNs) {}
    }
}
