package org.lyceum.loadtest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.codec.Vp8Descriptor;

/// What a load test relies on in its recordings: as browsers send a lively camera.
class RecordingTest {
    @ParameterizedTest(name = "layer {0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    RID, HEIGHT, LEAST_KBPS, MOST_KBPS
                    q,      180,         80,       220
                    h,      360,        300,       650
                    f,      720,      1_100,     1_700
                    """)
    void picturesAreALivelyCamera(String rid, int height, int least, int most) {
        Recording recording = Recording.vp8(rid);
        Vp8Descriptor descriptor = new Vp8Descriptor();
        TreeSet<Integer> temporalLayers = new TreeSet<>();
        long bits = 0;
        for (int i = 0; i < recording.size(); i++) {
            byte[] payload = recording.packet(i).payload();
            assertThat(descriptor.parse(payload, 0, payload.length)).isTrue();
            assertThat(descriptor.hasLongPictureId()).isTrue();
            temporalLayers.add(descriptor.temporalId());
            bits += 8L * payload.length;
        }
        byte[] first = recording.packet(0).payload();
        descriptor.parse(first, 0, first.length);
        assertThat(recording.startsKeyframe(0)).isTrue();
        assertThat(descriptor.height()).isEqualTo(height);
        assertThat(recording.packet(recording.size() - 1).endsFrame()).isTrue();
        assertThat(temporalLayers).containsExactly(0, 1, 2);
        double seconds = (double) recording.loopTicks() / recording.clockRate();
        assertThat(seconds).isBetween(4.0, 6.0);
        assertThat(bits / seconds / 1_000).isBetween((double) least, (double) most);
    }

    @Test
    void soundIsAVoiceThatIsHeard() {
        Recording recording = Recording.opus();
        assertThat(recording.loopTicks()).isEqualTo(960L * recording.size());
        TreeSet<Integer> levels = new TreeSet<>();
        for (int i = 0; i < recording.size(); i++) {
            levels.add(recording.packet(i).audioLevel() & 0x7f);
        }
        assertThat(levels.first()).isLessThan(40);
    }

    @Test
    void theNextKeyframeIsAtLastTheBeginning() {
        Recording recording = Recording.vp8("q");
        int next = recording.keyframeAfter(0);
        assertThat(next == 0 || recording.startsKeyframe(next)).isTrue();
        assertThat(recording.keyframeAfter(-1)).isZero();
    }
}
