package org.lyceum.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.RosterOrder;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.NetworkOrder;
import org.lyceum.rtc.dtls.DtlsKeys;
import org.lyceum.rtc.dtls.DtlsRole;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.rtc.peer.PeerListener;
import org.lyceum.rtc.peer.PeerRole;
import org.lyceum.rtc.peer.PeerSession;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.sctp.ChannelSettings;
import org.lyceum.rtc.sctp.SctpSettings;
import org.lyceum.sfu.control.JoinTokens;
import org.lyceum.sfu.registry.PublicKeys;
import org.lyceum.sfu.room.ClassHarness.Page;

/// One participant and a crowd of strangers flood a class in virtual time: everybody else gets
/// every frame, and none later than without the flood.
class FloodSimulationTest {
    private static final long MS = 1_000_000L;
    private static final int SECONDS = 4;
    private static final Sending CAMERA =
            new Sending(SendingState.OFF, SendingState.ON, SendingState.OFF);

    /// What one viewer got: the source's timestamp of each frame, and when its last packet came.
    private record Watched(Map<Long, Long> frames, long missing) {
        /// Arrival against source time, in ticks of one camera's clock: the slowest frame.
        long worstDelay() {
            return frames.entrySet().stream()
                    .mapToLong(frame -> ticks(frame.getValue()) - frame.getKey() & 0xffff_ffffL)
                    .max()
                    .orElseThrow();
        }

        private static long ticks(long ns) {
            return ns / 1_000 * 90 / 1_000;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void nobodyElseNotices(long seed) {
        Watched calm = new Lesson(seed).run(false);
        Lesson flooded = new Lesson(seed);
        Watched watched = flooded.run(true);

        assertThat(calm.frames).hasSizeGreaterThan(SECONDS * 25);
        assertThat(watched.missing).isZero();
        assertThat(watched.frames.keySet()).isEqualTo(calm.frames.keySet());
        assertThat(watched.worstDelay()).isEqualTo(calm.worstDelay());
        flooded.everythingWasCounted();
    }

    /// A teacher with a camera, a viewer, and somebody with bad intentions.
    private static final class Lesson {
        private final ClassHarness lesson = new ClassHarness(2, 10);
        private final Page teacher = lesson.teacher("tess");
        private final Page olga = lesson.student("olga");
        private final Page mallory = lesson.student("mallory");
        private final SimulatedCamera camera;
        private final SimulatedViewer viewer;
        private final Map<Long, Long> frames = new TreeMap<>();
        private final Random random;
        private final Strangers strangers = new Strangers();

        Lesson(long seed) {
            random = new Random(seed);
            camera = new SimulatedCamera(teacher, 1, seed, 0);
            viewer = new SimulatedViewer(olga, SlotName.STAGE_CAMERA, seed, 0);
            var toViewer = olga.onRtp;
            olga.onRtp =
                    (packet, length) -> {
                        note(packet, length);
                        if (toViewer != null) {
                            toViewer.accept(packet, length);
                        }
                    };
        }

        Watched run(boolean flooded) {
            teacher.act(new Act.SetSending(CAMERA));
            for (int ms = 0; ms < SECONDS * 1_000; ms++) {
                if (flooded) {
                    flood();
                }
                lesson.advance(MS);
                camera.run(lesson.nowNs());
                lesson.tick();
                viewer.run(lesson.nowNs());
            }
            return new Watched(frames, viewer.judge());
        }

        void everythingWasCounted() {
            long ms = SECONDS * 1_000;
            assertThat(mallory.drops.of(Drop.ACT_MALFORMED)).isEqualTo(ms);
            long allowed = ActBudget.BURST + SECONDS * ActBudget.PER_SECOND;
            assertThat(mallory.drops.of(Drop.ACT_OVER_BUDGET))
                    .isBetween(4 * ms - allowed - 1, 4 * ms - allowed + 1);
            assertThat(mallory.drops.of(Drop.RTCP_UNKNOWN_SSRC)).isEqualTo(ms);
            assertThat(mallory.drops.of(Drop.NACK_NEVER_SENT)).isGreaterThan(10 * ms);
            assertThat(mallory.drops.of(Drop.PICTURE_LOSS_OVER_LIMIT)).isGreaterThan(ms * 9 / 10);
            assertThat(olga.drops.total()).isZero();
            assertThat(teacher.drops.total()).isZero();
            strangers.wereCounted(ms);
        }

        /// What comes in one millisecond.
        private void flood() {
            long nowNs = lesson.nowNs();
            for (int i = 0; i < 4; i++) {
                mallory.act(new Act.WatchRoster(0, 100, RosterOrder.ARRIVAL, null));
            }
            byte[] garbage = new byte[200];
            random.nextBytes(garbage);
            mallory.peer().message(0, garbage, garbage.length, nowNs);
            RtcpWriter rtcp = new RtcpWriter(new byte[1_200], 1_200);
            rtcp.receiverReport(66);
            rtcp.nack(66, ClassHarness.ssrcOf(SlotName.STAGE_CAMERA), anyNumbers(), 40);
            rtcp.pictureLoss(66, ClassHarness.ssrcOf(SlotName.STAGE_CAMERA));
            rtcp.pictureLoss(66, 0xdead);
            mallory.peer().rtcp(rtcp.buffer(), rtcp.length(), nowNs);
            strangers.flood(random, nowNs);
            lesson.settle();
        }

        private int[] anyNumbers() {
            int[] numbers = new int[40];
            int from = random.nextInt(65_536);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = from + i & 0xffff;
            }
            return numbers;
        }

        private void note(byte[] packet, int length) {
            boolean picture = RtpPacket.ssrc(packet) == ClassHarness.ssrcOf(SlotName.STAGE_CAMERA);
            if (picture && RtpPacket.payloadLength(packet, length) > 0) {
                int mark = RtpPacket.headerLength(packet) + SimulatedCamera.MARK_AT;
                frames.merge(NetworkOrder.uint32(packet, mark + 4), lesson.nowNs(), Math::max);
            }
        }
    }

    /// Datagrams from addresses that nobody knows, and join tokens that nobody signed, for the same
    /// node.
    private static final class Strangers {
        private final PeerSession session = session();
        private long nowNs;
        private int keyReads;
        private long refused;
        private long answers;
        private final JoinTokens tokens =
                new JoinTokens(
                        new PublicKeys(
                                () -> {
                                    keyReads++;
                                    return Map.of();
                                },
                                () -> nowNs));

        void flood(Random random, long atNs) {
            nowNs = atNs;
            byte[] garbage = new byte[300];
            random.nextBytes(garbage);
            garbage[0] = (byte) ((garbage[0] & 0x3f) | 0x80);
            var source = new InetSocketAddress("203.0.113.66", 1 + random.nextInt(65_535));
            session.handleDatagram(garbage, 200, source, atNs, (_, _, _, _) -> answers++);
            String token = "eyJhbGciOiJFUzI1NiIsImtpZCI6Im5vYm9keSJ9.e30.AAAA";
            if (tokens.verify(token, Instant.EPOCH).equals(new JoinTokens.Verdict.Invalid())) {
                refused++;
            }
        }

        void wereCounted(long floods) {
            assertThat(session.drops().of(Drop.ICE_UNVALIDATED_SOURCE)).isEqualTo(floods);
            assertThat(session.drops().total()).isEqualTo(floods);
            assertThat(answers).isZero();
            assertThat(refused).isEqualTo(floods);
            assertThat(keyReads).isLessThanOrEqualTo(SECONDS / 5 + 1);
        }

        private static PeerSession session() {
            IceCredentials own = new IceCredentials("server01", "serverserverserverserver");
            IceCredentials page = new IceCredentials("client01", "clientclientclientclient");
            return new PeerSession(
                    new PeerSettings(
                            PeerRole.NODE,
                            PeerSettings.Ice.lite(own, page),
                            new PeerSettings.Security.Injected(DtlsKeys.ofSeed(1, DtlsRole.SERVER)),
                            SctpSettings.of(List.of(ChannelSettings.orderedReliable(0))),
                            3,
                            new SecureRandom()),
                    new Deaf());
        }
    }

    /// A listener whose session never connects.
    private static final class Deaf implements PeerListener {
        @Override
        public void connected(long nowNs) {}

        @Override
        public void rtp(byte[] packet, int length, long nowNs) {}

        @Override
        public void rtcp(byte[] compound, int length, long nowNs) {}

        @Override
        public void message(int channel, byte[] bytes, int length, long nowNs) {}

        @Override
        public void closed(CloseReason reason) {}
    }
}
