package org.lyceum.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.sfu.room.ClassHarness.Page;

/// Whole classes in virtual time, by seed: loss and reordering on both hops, people who switch
/// layers, mute, come on stage and leave it.
class ClassSimulationTest {
    private static final long S = 1_000_000_000L;
    private static final Sending CAMERA =
            new Sending(SendingState.OFF, SendingState.ON, SendingState.OFF);

    private ClassHarness lesson = new ClassHarness(1, 100);
    private final List<SimulatedCamera> cameras = new ArrayList<>();
    private final List<SimulatedViewer> viewers = new ArrayList<>();

    @ParameterizedTest(name = "seed {0}: {1} loops, {2} lost")
    @CsvSource({
        "1, 1, 0.0",
        "2, 2, 0.0",
        "3, 1, 0.02",
        "4, 2, 0.02",
        "5, 3, 0.05",
        "6, 1, 0.05",
        "7, 2, 0.1",
        "8, 1, 0.1"
    })
    void everyViewerHasOneUnbrokenStream(long seed, int loops, double loss) {
        lesson = new ClassHarness(loops, 100);
        Page teacher = lesson.teacher("tess");
        publish(teacher, seed, loss);
        Page first = watch("olga", SlotName.STAGE_CAMERA, seed + 100, loss);
        Page second = watch("omar", SlotName.TILE_1, seed + 200, loss);
        run(2 * S);
        Page student = lesson.student("sam");
        lesson.bringOnStage(teacher, student);
        publish(student, seed + 1, loss);
        run(2 * S);
        first.act(new Act.Subscribe(SlotName.STAGE_CAMERA, 720));
        run(3 * S);
        first.act(new Act.Subscribe(SlotName.STAGE_CAMERA, 180));
        second.act(new Act.Subscribe(SlotName.TILE_1, 360));
        run(3 * S);
        // The teacher's camera goes off: the student takes the stage pair, the tile empties.
        teacher.act(new Act.SetSending(Sending.NOTHING));
        run(3 * S);
        teacher.act(new Act.SetSending(CAMERA));
        run(3 * S);
        Page late = watch("lena", SlotName.STAGE_CAMERA, seed + 300, loss);
        run(2 * S);

        for (SimulatedViewer viewer : viewers) {
            long missing = viewer.judge();
            assertThat(missing).isLessThanOrEqualTo(loss == 0 ? 0 : viewer.packets() / 100 + 2);
            assertThat(viewer.packets()).isGreaterThan(50);
            assertThat(viewer.reportedTimestamps()).isNotEmpty();
        }
        assertThat(viewers.getFirst().pieces())
                .containsSubsequence("1/1", "1/2", "1/0", "2/0", "1/0");
        assertThat(viewers.getFirst().repairs() > 0).isEqualTo(loss > 0);
        assertThat(startsOf(late)).isNotEmpty();
    }

    private static List<Long> startsOf(Page page) {
        List<Long> starts = new ArrayList<>();
        for (ClassEvent.SlotAssigned event : page.events(ClassEvent.SlotAssigned.class)) {
            Long rtpTimestamp = event.assignment().rtpTimestamp();
            if (rtpTimestamp != null) {
                starts.add(rtpTimestamp);
            }
        }
        return starts;
    }

    private void publish(Page page, long seed, double loss) {
        cameras.add(new SimulatedCamera(page, cameras.size() + 1, seed, loss));
        page.act(new Act.SetSending(CAMERA));
    }

    private Page watch(String id, SlotName slot, long seed, double loss) {
        Page page = lesson.student(id);
        viewers.add(new SimulatedViewer(page, slot, seed, loss));
        return page;
    }

    private void run(long ns) {
        long until = lesson.nowNs() + ns;
        while (lesson.nowNs() < until) {
            lesson.advance(1_000_000L);
            cameras.forEach(camera -> camera.run(lesson.nowNs()));
            lesson.tick();
            viewers.forEach(viewer -> viewer.run(lesson.nowNs()));
        }
    }
}
