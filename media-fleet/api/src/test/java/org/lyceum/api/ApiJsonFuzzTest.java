package org.lyceum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.lyceum.api.ApiJson.NumberedAct;
import org.lyceum.api.ApiJson.NumberedEvent;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.control.JoinRequest;

/// Whatever a page or a node says, it is read or refused; what was read can be written, and reads
/// the same again.
@Tag("fuzz")
class ApiJsonFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void readsActsOrRefuses(byte[] text) {
        NumberedAct read = ApiJson.readAct(text, text.length);
        if (read == null) {
            return;
        }
        assertThat(read.id()).hasSizeBetween(1, 64);
        byte[] written = ApiJson.encode(read.id(), read.act());
        assertThat(ApiJson.readAct(written, written.length)).isEqualTo(read);
        // The room names the act in its answer.
        ClassEvent answer = new ClassEvent.Acknowledged(read.id(), null);
        assertThat(ApiJson.encode(1, Instant.EPOCH, answer)).isNotEmpty();
    }

    @FuzzTest(maxDuration = "60s")
    void readsEventsOrRefuses(byte[] text) {
        NumberedEvent read = ApiJson.readEvent(text, text.length);
        if (read != null) {
            byte[] written = ApiJson.encode(read.seq(), read.at(), read.event());
            assertThat(ApiJson.readEvent(written, written.length)).isEqualTo(read);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void readsJoinsOrRefuses(byte[] text) throws Exception {
        JoinRequest read = ApiJson.read(text, JoinRequest.class);
        if (read != null) {
            assertThat(read.slots()).doesNotContainNull();
            byte[] written = ApiJson.mapper().writeValueAsBytes(read);
            assertThat(ApiJson.read(written, JoinRequest.class)).isEqualTo(read);
        }
    }
}
