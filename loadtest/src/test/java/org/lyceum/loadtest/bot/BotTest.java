package org.lyceum.loadtest.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lyceum.loadtest.bot.SimulatedClass.MS;
import static org.lyceum.loadtest.bot.SimulatedClass.SECOND;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.rtc.rtcp.RtcpWriter;

/// Bots and a node's session in virtual time.
class BotTest {
    @Test
    void joinsAndGetsPictureSoundAndEvents() {
        SimulatedClass room = new SimulatedClass(1, false);
        room.runFor(5 * SECOND);

        BotSnapshot bot = room.bot.snapshot();
        assertThat(bot.gotAll()).isTrue();
        assertThat(bot.closed()).isNull();
        assertThat(bot.events()).isEqualTo(new EventCounts(2, 0, 0, 1, 0, true, false, false));
        assertThat(bot.media().streams())
                .extracting(StreamCounts::slot)
                .containsExactly("stageVoice", "stageCamera");
        StreamCounts camera = bot.media().streams().getLast();
        assertThat(camera.pictures().heights()).isEqualTo(Set.of(360));
        assertThat(camera.pictures().shown()).isGreaterThan(50);
        assertThat(camera.jitterMs()).isBetween(0.1, 20.0);
        assertThat(room.node.acts).containsExactly(new Act.Subscribe(SlotName.STAGE_CAMERA, 360));
        assertThat(room.node.reportBlocks).isGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void repairsPicturesThatTheNetworkLost(long seed) {
        SimulatedClass room = new SimulatedClass(seed, false);
        room.runFor(2 * SECOND);
        room.loss(0.05);
        room.runFor(20 * SECOND);
        room.loss(0);
        room.runFor(2 * SECOND);

        StreamCounts camera = room.bot.snapshot().media().streams().getLast();
        assertThat(camera.lost()).isZero();
        assertThat(camera.repaired()).isPositive();
        assertThat(camera.nacksSent()).isGreaterThanOrEqualTo(camera.repaired());
        assertThat(camera.pictures().gaps()).isZero();
        assertThat(room.node.nacked).isPositive();
        StreamCounts voice = room.bot.snapshot().media().streams().getFirst();
        assertThat(voice.lost()).isPositive();
        assertThat(voice.nacksSent()).isZero();
    }

    @Test
    void asksForAKeyframeWhenAGapIsTooOldAndThenGoesOn() {
        SimulatedClass room = new SimulatedClass(7, false);
        room.runFor(2 * SECOND);
        room.loss(1);
        room.runFor(1_500 * MS);
        room.loss(0.9);
        room.runFor(3 * SECOND);
        room.loss(0);
        room.runFor(3 * SECOND);
        long shown = room.bot.snapshot().media().streams().getLast().pictures().shown();
        room.runFor(2 * SECOND);

        StreamCounts camera = room.bot.snapshot().media().streams().getLast();
        assertThat(camera.pictureRequests()).isPositive();
        assertThat(camera.pictures().shown()).isGreaterThan(shown + 20);
    }

    @Test
    void aTeacherPublishesAVoiceAndThreeLayersWithSenderReports() {
        SimulatedClass room = new SimulatedClass(1, true);
        room.runFor(5 * SECOND);

        assertThat(room.node.received).hasSize(4);
        assertThat(room.node.senderReports).isEqualTo(room.node.received.keySet());
        assertThat(room.node.acts)
                .containsExactly(
                        new Act.SetSending(
                                new Sending(SendingState.ON, SendingState.ON, SendingState.OFF)));
    }

    @Test
    void aTeacherSendsAgainWhatIsAskedFor() {
        SimulatedClass room = new SimulatedClass(1, true);
        room.runFor(3 * SECOND);
        RtcpWriter rtcp = new RtcpWriter(new byte[200], 200);
        rtcp.receiverReport(5);
        room.node.received.forEach((ssrc, numbers) -> {
            int[] first = {numbers.iterator().next()};
            rtcp.nack(5, ssrc, first, 1);
        });
        room.node.sendRtcp(rtcp.buffer(), rtcp.length(), room.nowNs(), room.toBot());
        room.runFor(SECOND);

        // Four streams, and a repair stream for each layer.
        assertThat(room.node.received).hasSize(7);
    }

    @Test
    void hearsThatTheClassHasEnded() {
        SimulatedClass room = new SimulatedClass(1, false);
        room.runFor(2 * SECOND);
        var ended = new ClassEvent.ClassEnded(ClassEvent.EndReason.BY_TEACHER, Instant.EPOCH);
        room.node.tell(ended, room.nowNs(), room.toBot());
        room.runFor(SECOND);
        assertThat(room.bot.snapshot().events().classEnded()).isTrue();
    }
}
