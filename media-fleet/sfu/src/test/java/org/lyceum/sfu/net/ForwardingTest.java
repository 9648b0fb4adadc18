package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.classroom.SlotAssignment;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.api.control.ClassStatistics;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.sfu.control.ClassHost.Outcome;

/// What a teacher publishes reaches real sockets, on one event loop and across two.
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0} workers")
@ValueSource(ints = {1, 2})
class ForwardingTest {
    private final TestClassroom lesson;
    private final Page teacher;

    ForwardingTest(int workers) {
        lesson = new TestClassroom(workers);
        teacher = lesson.join(lesson.teacher("tess"));
        teacher.act(new Act.SetSending(TestClassroom.ON));
        teacher.publish();
    }

    @AfterEach
    void close() {
        lesson.close();
    }

    @Test
    void everybodySeesOneUnbrokenPictureThatBeginsWithAKeyframe() {
        Page sam = lesson.join(lesson.student("sam"));
        Page olga = lesson.join(lesson.student("olga"));

        for (Page student : List.of(sam, olga)) {
            student.awaitMore(SlotName.STAGE_CAMERA, 30);
            List<byte[]> packets = student.packets(SlotName.STAGE_CAMERA);

            assertThat(keyframeHeight(packets.getFirst())).isEqualTo(360);
            assertIsUnbroken(packets);
            SlotAssignment assigned = student.awaitStart(SlotName.STAGE_CAMERA);
            assertThat(assigned.participantId()).isEqualTo("tess");
            // The keyframe is shown again when the page surely has its keys: then that one is
            // named.
            assertThat(packets)
                    .anySatisfy(packet -> {
                        assertThat(keyframeHeight(packet)).isEqualTo(360);
                        assertThat(RtpPacket.timestamp(packet)).isEqualTo(assigned.rtpTimestamp());
                    });
        }
    }

    @Test
    void everybodyHearsTheStageVoiceWithItsSource() {
        Page sam = lesson.join(lesson.student("sam"));
        sam.awaitMore(SlotName.STAGE_VOICE, 15);

        List<byte[]> packets = sam.packets(SlotName.STAGE_VOICE);
        assertIsUnbroken(packets);
        assertThat(packets)
                .allSatisfy(packet -> {
                    assertThat(RtpPacket.csrcCount(packet)).isEqualTo(1);
                    assertThat(RtpPacket.csrc(packet, 0))
                            .isEqualTo(teacher.slot("microphone").ssrc());
                });
    }

    @Test
    void showsTheLayerThatThePageAsksFor() {
        Page sam = lesson.join(lesson.student("sam"));
        sam.awaitMore(SlotName.STAGE_CAMERA, 1);

        for (int height : List.of(720, 180, 360)) {
            String act = sam.act(new Act.Subscribe(SlotName.STAGE_CAMERA, height));
            sam.await(ClassEvent.Acknowledged.class, event -> event.actId().equals(act));
            await().atMost(Page.PATIENCE)
                    .until(() -> lastKeyframeHeight(sam.packets(SlotName.STAGE_CAMERA)) == height);
        }
        assertIsUnbroken(sam.packets(SlotName.STAGE_CAMERA));
    }

    @Test
    void pausesASlotThatNobodyLooksAt() {
        Page sam = lesson.join(lesson.student("sam"));
        sam.awaitMore(SlotName.STAGE_CAMERA, 1);

        String act = sam.act(new Act.Subscribe(SlotName.STAGE_CAMERA, 0));
        sam.await(ClassEvent.Acknowledged.class, event -> event.actId().equals(act));
        int before = sam.packets(SlotName.STAGE_CAMERA).size();
        sam.awaitMore(SlotName.STAGE_VOICE, 10);

        assertThat(sam.packets(SlotName.STAGE_CAMERA)).hasSizeLessThan(before + 5);
    }

    @Test
    void tellsEverybodyThatTheTeacherIsMuted() {
        Page sam = lesson.join(lesson.student("sam"));
        sam.awaitMore(SlotName.STAGE_VOICE, 1);

        Sending muted = new Sending(SendingState.MUTED, SendingState.ON, SendingState.OFF);
        teacher.act(new Act.SetSending(muted));

        assertThat(
                        sam.await(
                                ClassEvent.SendingChanged.class,
                                event -> event.sending().equals(muted)))
                .isEqualTo(new ClassEvent.SendingChanged("tess", muted));
    }

    @Test
    void sendsAgainInTheRepairStreamWhatAPageMisses() {
        Page sam = lesson.join(lesson.student("sam"));
        sam.awaitMore(SlotName.STAGE_CAMERA, 5);
        byte[] lost = sam.packets(SlotName.STAGE_CAMERA).getLast();

        sam.sendNack(SlotName.STAGE_CAMERA, RtpPacket.sequenceNumber(lost));

        await().atMost(Page.PATIENCE).until(() -> !sam.repairs(SlotName.STAGE_CAMERA).isEmpty());
        byte[] repair = sam.repairs(SlotName.STAGE_CAMERA).getFirst();
        int header = RtpPacket.headerLength(repair);
        int original = (repair[header] & 0xff) << 8 | (repair[header + 1] & 0xff);
        assertThat(original).isEqualTo(RtpPacket.sequenceNumber(lost));
        assertThat(RtpPacket.payloadType(repair))
                .isEqualTo(sam.slot("stageCamera").rtxPayloadType());
    }

    @Test
    void handsThePageThatCannotDecodeOnToThePublisher() {
        Page sam = lesson.join(lesson.student("sam"));
        sam.awaitMore(SlotName.STAGE_CAMERA, 5);
        teacher.picturesLost.clear();

        sam.sendPictureLoss(SlotName.STAGE_CAMERA);

        await().atMost(Page.PATIENCE).until(() -> !teacher.picturesLost.isEmpty());
        assertThat(teacher.streams.stream().map(GoldenStream::ssrc).toList())
                .containsAll(teacher.picturesLost);
    }

    @Test
    void dropsAndCountsWhatAListenerSendsUntilThePersonIsOnStage() {
        Page sam = lesson.join(lesson.student("sam"));
        Page olga = lesson.join(lesson.student("olga"));
        sam.publish();
        await().atMost(Page.PATIENCE)
                .until(() -> lesson.dropped(Drop.RTP_NOT_PERMITTED), count -> count > 20);
        assertThat(olga.packets(SlotName.TILE_1)).isEmpty();

        teacher.act(new Act.InviteToStage("sam"));
        assertThat(sam.await(ClassEvent.InvitedToStage.class).byName()).isEqualTo("TESS");
        sam.act(new Act.AnswerInvitation(true));
        sam.await(ClassEvent.PermissionsChanged.class);
        sam.act(new Act.SetSending(TestClassroom.ON));
        olga.awaitMore(SlotName.TILE_1, 10);
        olga.awaitMore(SlotName.VOICE_1, 10);
        assertThat(keyframeHeight(olga.packets(SlotName.TILE_1).getFirst())).isPositive();
        await().atMost(Page.PATIENCE).until(() -> lesson.writtenStage().contains("sam"));

        long before = lesson.dropped(Drop.RTP_NOT_PERMITTED);
        sam.act(new Act.LeaveStage(null));
        await().atMost(Page.PATIENCE)
                .until(() -> lesson.dropped(Drop.RTP_NOT_PERMITTED), count -> count > before + 10);
        olga.await(
                ClassEvent.SlotAssigned.class,
                event ->
                        event.assignment().slot() == SlotName.TILE_1
                                && event.assignment().participantId() == null);
        await().atMost(Page.PATIENCE).until(() -> lesson.writtenStage().isEmpty());
    }

    @Test
    void showsWhatIsGoingOn() {
        Page sam = lesson.join(lesson.student("sam"));
        sam.awaitMore(SlotName.STAGE_CAMERA, 30);

        List<WorkerReadings> workers = lesson.node.readings();
        assertThat(workers.stream().mapToInt(WorkerReadings::connections).sum()).isEqualTo(2);
        assertThat(workers.stream().mapToInt(WorkerReadings::publishedTracks).sum()).isEqualTo(2);
        assertThat(workers.stream().mapToInt(WorkerReadings::subscriptions).sum()).isEqualTo(2);
        assertThat(workers)
                .allSatisfy(worker -> {
                    assertThat(worker.connections()).isEqualTo(2 / workers.size());
                    assertThat(worker.traffic().bytesReceived()).isPositive();
                    assertThat(worker.traffic().bytesSent()).isPositive();
                });
        ClassStatistics statistics = statistics();
        assertThat(statistics.classId()).isEqualTo(lesson.classId);
        assertThat(statistics.nodeId()).isEqualTo("test");
        assertThat(statistics.participants()).isEqualTo(2);
        assertThat(statistics.onStage()).isEqualTo(1);
        assertThat(statistics.subscriptions()).isEqualTo(2);
        assertThat(statistics.tracks())
                .extracting(track -> track.source() + " " + track.subscriptions())
                .containsExactlyInAnyOrder("microphone 1", "camera 1");
    }

    private ClassStatistics statistics() {
        return switch (lesson.node.statistics(lesson.teacher("tess"))) {
            case Outcome.Done<ClassStatistics>(ClassStatistics statistics) -> statistics;
            case Outcome.Refused<ClassStatistics> refused -> throw new AssertionError(refused);
        };
    }

    /// No number is missing or there twice, and time never goes back.
    private static void assertIsUnbroken(List<byte[]> packets) {
        for (int i = 1; i < packets.size(); i++) {
            byte[] before = packets.get(i - 1);
            byte[] now = packets.get(i);
            assertThat(RtpPacket.sequenceNumber(now))
                    .isEqualTo(RtpPacket.sequenceNumber(before) + 1 & 0xffff);
            assertThat((int) (RtpPacket.timestamp(now) - RtpPacket.timestamp(before)))
                    .isBetween(0, 90_000);
        }
    }

    private static int lastKeyframeHeight(List<byte[]> packets) {
        for (byte[] packet : packets.reversed()) {
            int height = keyframeHeight(packet);
            if (height > 0) {
                return height;
            }
        }
        return 0;
    }

    /// The height that a keyframe's first packet says; 0 for any other packet.
    private static int keyframeHeight(byte[] packet) {
        Vp8Descriptor vp8 = new Vp8Descriptor();
        int header = RtpPacket.headerLength(packet);
        assertThat(vp8.parse(packet, header, RtpPacket.payloadLength(packet, packet.length)))
                .isTrue();
        return vp8.isKeyframe() ? vp8.height() : 0;
    }
}
