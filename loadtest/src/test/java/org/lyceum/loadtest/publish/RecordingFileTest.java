package org.lyceum.loadtest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingFileTest {
    private static final List<RecordedPacket> PACKETS =
            List.of(
                    new RecordedPacket(0, 0, false, 0, new byte[] {1, 2, 3}),
                    new RecordedPacket(1_500_000, 0, true, 0, new byte[1_200]),
                    new RecordedPacket(33_333_000, 3_000, true, 0x92, new byte[] {4}));

    @Test
    void whatIsWrittenIsRead() throws IOException {
        List<RecordedPacket> read = RecordingFile.read(new ByteArrayInputStream(written()));
        assertThat(read).usingRecursiveComparison().isEqualTo(PACKETS);
    }

    @Test
    void refusesAnotherFile() {
        byte[] other = written();
        other[3] = '2';
        assertThatThrownBy(() -> RecordingFile.read(new ByteArrayInputStream(other)))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 5, 9, 20, 1_218})
    void refusesOneThatIsCutOff(int length) {
        byte[] cut = Arrays.copyOf(written(), length);
        assertThatThrownBy(() -> RecordingFile.read(new ByteArrayInputStream(cut)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void goesForwardOnly() {
        List<RecordedPacket> backwards = List.of(PACKETS.get(2), PACKETS.get(0));
        assertThatThrownBy(() -> RecordingFile.write(backwards, new ByteArrayOutputStream()))
                .isInstanceOf(IOException.class);
    }

    private static byte[] written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            RecordingFile.write(PACKETS, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
