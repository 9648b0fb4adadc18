package org.lyceum.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.RoomSnapshot;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SlotAssignment;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.api.classroom.Source;

class ApiJsonTest {
    private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void writesAnActAsThePageDoes() {
        byte[] frame = ApiJson.encode("a1", new Act.Subscribe(SlotName.STAGE_CAMERA, 360));

        assertThat(new String(frame, UTF_8))
                .isEqualTo(
                        """
                        {"v":1,"type":"subscribe","id":"a1","slot":"stageCamera","maxHeight":360}\
                        """);
    }

    @Test
    void readsBackTheWelcomeThatItWrote() {
        Participant teacher =
                new Participant("t1", "Ada", Role.TEACHER, true, false, Sending.NOTHING);
        ClassEvent welcome =
                new ClassEvent.Welcome(
                        "c1",
                        "Organic chemistry 2",
                        AT,
                        teacher,
                        Set.of(Permission.CLASS_END),
                        1,
                        null,
                        null,
                        List.of(teacher),
                        List.of(new SlotAssignment(SlotName.TILE_1, "t1", Source.CAMERA, 90_000L)),
                        7,
                        RoomSnapshot.EMPTY);

        byte[] frame = ApiJson.encode(1, AT, welcome);

        assertThat(ApiJson.readEvent(frame, frame.length))
                .isEqualTo(new ApiJson.NumberedEvent(1, AT, welcome));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    CASE                      | FRAME
                    nothing                   | ``
                    no JSON                   | `{`
                    a list                    | `[]`
                    another version           | `{"v":2,"type":"leave","id":"a"}`
                    an unknown type           | `{"v":1,"type":"fly","id":"a"}`
                    no id                     | `{"v":1,"type":"leave"}`
                    an empty id               | `{"v":1,"type":"leave","id":""}`
                    an id that is a number    | `{"v":1,"type":"leave","id":7}`
                    a component missing       | `{"v":1,"type":"subscribe","id":"a","maxHeight":1}`
                    a number missing          | `{"v":1,"type":"subscribe","id":"a","slot":"tile1"}`
                    an unknown word           | `{"v":1,"type":"subscribe","id":"a","slot":"x","maxHeight":1}`
                    a part of a part missing  | `{"v":1,"type":"setSending","id":"a","sending":{}}`
                    """)
    void saysNoToWhatIsNoAct(String name, @Nullable String frame) {
        byte[] bytes = (frame == null ? "" : frame).getBytes(UTF_8);

        assertThat(ApiJson.readAct(bytes, bytes.length)).isNull();
    }

    @Test
    void acceptsAnActWhoseOptionalPartIsMissing() {
        byte[] bytes = "{\"v\":1,\"type\":\"leaveStage\",\"id\":\"a\"}".getBytes(UTF_8);

        assertThat(ApiJson.readAct(bytes, bytes.length))
                .isEqualTo(new ApiJson.NumberedAct("a", new Act.LeaveStage(null)));
    }
}
