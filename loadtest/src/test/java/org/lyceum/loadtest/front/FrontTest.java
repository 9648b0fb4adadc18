package org.lyceum.loadtest.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontTest {
    private static final String STATE =
            """
            {"state": "up", "address": "http://localhost:8095",
             "accounts": [
               {"role": "administrator", "email": "a@x", "password": "p", "name": "A"},
               {"role": "student", "email": "s@x", "password": "q", "name": "S"}],
             "processes": [
               {"name": "redis", "pid": 1},
               {"name": "media-node-1", "pid": 2, "ports": {"control": 1, "media1": 10, "media2": 11}},
               {"name": "media-node-2", "pid": 3, "ports": {"control": 2, "media1": 20}}]}
            """;

    @TempDir Path data;

    @Test
    void readsWhatTheLocalSystemSays() throws IOException {
        Files.writeString(data.resolve("state.json"), STATE);
        LocalState state = LocalState.read(data);
        assertThat(state.address()).hasToString("http://localhost:8095");
        assertThat(state.administrators()).containsExactly(new Credentials("A", "a@x", "p"));
        assertThat(state.teachers()).isEmpty();
        assertThat(state.students()).containsExactly(new Credentials("S", "s@x", "q"));
        assertThat(state.nodePids()).containsExactly(2L, 3L);
        assertThat(Objects.requireNonNull(state.nodeAt(11)).pid()).isEqualTo(2);
        assertThat(state.nodeAt(2)).isNull();
        assertThat(Objects.requireNonNull(state.process("redis")).pid()).isEqualTo(1);
        assertThat(state.process("mongodb")).isNull();
    }

    @Test
    void saysWhatToDoWhenNothingRuns() {
        assertThatThrownBy(() -> LocalState.read(data))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("./lyceum up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v=0", "a=ünïcode\r\n"})
    void sdpComesBackAsItWas(String sdp) {
        assertThat(SdpCoding.decode(SdpCoding.encode(sdp))).isEqualTo(sdp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAAA", "c3Bk"})
    void refusesWhatIsNoCoding(String coded) {
        assertThatThrownBy(() -> SdpCoding.decode(coded)).isInstanceOf(Refusal.class);
    }

    @Test
    void boundsWhatInflates() {
        String bomb = SdpCoding.encode("a".repeat(SdpCoding.MAX_BYTES + 1));
        assertThatThrownBy(() -> SdpCoding.decode(bomb)).hasMessageContaining("too large");
    }

    @Test
    void extraStudentsAreTheSameInEachRunAndGuardedByTheAdministratorsPassword() {
        Credentials admin = new Credentials("A", "a@x", "p");
        Credentials first = new ExtraStudents(admin).student(1);
        assertThat(first).isEqualTo(new ExtraStudents(admin).student(1));
        assertThat(first.password()).hasSize(43);
        Credentials elsewhere = new ExtraStudents(new Credentials("A", "a@x", "other")).student(1);
        assertThat(elsewhere.password()).isNotEqualTo(first.password());
    }
}
