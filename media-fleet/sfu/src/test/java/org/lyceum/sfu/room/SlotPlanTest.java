package org.lyceum.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.sfu.room.SlotPlan.Placed;
import org.lyceum.sfu.room.StageView.StagePerson;

/// People are single letters; after each stands what they have open: v a voice, c a camera.
class SlotPlanTest {
    private static final Set<SlotName> PHONE = EnumSet.range(SlotName.STAGE_VOICE, SlotName.TILE_4);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                                     | STAGE             | LOUDEST | SHARER | SELF | PLAN
                    nobody publishes                         | T S               |         |        | x    |
                    the teacher has the stage pair           | Tvc               | T       |        | x    | stageVoice=T stageCamera=T
                    a muted teacher has the picture only     | Tc                |         |        | x    | stageCamera=T
                    others have tiles and voices             | Tvc Avc Bv        | B A     |        | x    | stageVoice=T stageCamera=T voice1=B voice2=A tile1=A
                    nobody sees or hears themself            | Tvc Avc Bvc       | A B     |        | A    | stageVoice=T stageCamera=T voice1=B tile1=B
                    the teacher sees the first student       | Tvc Avc Bvc       | A B     |        | T    | stageVoice=A stageCamera=A voice1=B tile1=B
                    the loudest three only                   | Tvc Av Bv Cv Dv   | D C B A |        | x    | stageVoice=T stageCamera=T voice1=D voice2=C voice3=B
                    as many tiles as the page has            | Tvc Ac Bc Cc Dc Ec|         |        | x    | stageVoice=T stageCamera=T tile1=A tile2=B tile3=C tile4=D
                    a shared screen and its sound            | Tvc               |         | T      | x    | stageVoice=T stageCamera=T sharedScreen=T sharedSound=T
                    nobody sees their own screen             | Tvc               |         | T      | T    |
                    """)
    void plans(String name, String stage, String loudest, String sharer, String self, String plan) {
        StageView view = view(stage, loudest, sharer);
        assertThat(text(SlotPlan.of(view, self, PHONE, Map.of())))
                .isEqualTo(plan == null ? "" : plan);
    }

    @Test
    void whoStaysKeepsTheirTile() {
        Map<SlotName, Placed> before =
                SlotPlan.of(view("Tvc Ac Bc Cc", null, null), "x", PHONE, Map.of());
        Map<SlotName, Placed> after =
                SlotPlan.of(view("Tvc Bc Cc Dc", null, null), "x", PHONE, before);
        assertThat(text(after)).isEqualTo("stageVoice=T stageCamera=T tile1=D tile2=B tile3=C");
    }

    @Test
    void whoStaysAmongTheLoudestKeepsTheirVoice() {
        Map<SlotName, Placed> before =
                SlotPlan.of(view("Tv Av Bv Cv Dv", "A B C", null), "x", PHONE, Map.of());
        Map<SlotName, Placed> after =
                SlotPlan.of(view("Tv Av Bv Cv Dv", "D C A", null), "x", PHONE, before);
        assertThat(text(after)).isEqualTo("stageVoice=T voice1=A voice2=D voice3=C");
    }

    private static StageView view(String stage, @Nullable String loudest, @Nullable String sharer) {
        List<StagePerson> people =
                Arrays.stream(stage.split(" ")).map(SlotPlanTest::person).toList();
        StageView view =
                new StageView(
                        people, loudest == null ? List.of() : List.of(loudest.split(" ")), null, 9);
        return new StageView(people, view.voices(), sharer == null ? null : view.person(sharer), 9);
    }

    private static StagePerson person(String word) {
        char id = word.charAt(0);
        return new StagePerson(
                String.valueOf(id), id, 0, word.indexOf('v') > 0, word.indexOf('c') > 0);
    }

    private static String text(Map<SlotName, Placed> plan) {
        return new EnumMap<>(plan.isEmpty() ? new EnumMap<>(SlotName.class) : plan)
                .entrySet().stream()
                        .map(slot -> slot.getKey().wire() + "=" + slot.getValue().person().id())
                        .collect(Collectors.joining(" "));
    }
}
