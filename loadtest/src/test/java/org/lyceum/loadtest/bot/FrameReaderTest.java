package org.lyceum.loadtest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.rtp.RtpWriter;

class FrameReaderTest {
    /// A word is `index:what`, and what is `K` a keyframe's packet, `D` another frame's, in small
    /// letters without the marker; `-` continues the frame; then the picture id. `skip` gives up.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                            PACKETS,                          SHOWN, GAPS, WAITS
                    nothing yet,                     '',                                   0,    0, false
                    keyframe and what follows,       1:K7 2:D8 3:D9,                       3,    0, false
                    no keyframe,                     1:D7 2:D8,                            0,    0, true
                    a frame of two packets,          1:k7 2:-7 3:D8,                       2,    0, false
                    out of order,                    1:K7 3:D9 2:D8,                       3,    0, false
                    one missing,                     1:K7 3:D9,                            1,    0, false
                    one given up,                    1:K7 3:D9 skip 4:D10,                 1,    0, true
                    a keyframe after giving up,      1:K7 3:D9 skip 4:K10 5:D11,           3,    0, false
                    several gaps given up,           1:K7 3:D9 5:D11 skip 6:K12,       2,    0, false
                    a picture id that jumps,         1:K7 2:D9 3:D10,                      1,    1, true
                    picture ids begin anew,          1:K32767 2:D0,                        2,    0, false
                    a gap beyond the window,         1:K7 900:D8 901:K9 902:D10,           3,    0, false
                    """)
    void shows(String name, String packets, long shown, long gaps, boolean waits) {
        FrameReader reader = new FrameReader();
        for (String word : packets.split(" ")) {
            take(reader, word);
        }
        assertThat(reader.pictures()).isEqualTo(shown);
        assertThat(reader.pictureGaps()).isEqualTo(gaps);
        assertThat(reader.needsKeyframe()).isEqualTo(waits);
    }

    private static void take(FrameReader reader, String word) {
        if (word.equals("skip")) {
            reader.skipMissing();
        } else if (!word.isEmpty()) {
            String[] parts = word.split(":");
            char what = parts[1].charAt(0);
            byte[] packet = packet(what, Integer.parseInt(parts[1].substring(1)));
            reader.received(Long.parseLong(parts[0]), packet, packet.length);
        }
    }

    private static byte[] packet(char what, int pictureId) {
        boolean starts = what != '-';
        boolean keyframe = what == 'K' || what == 'k';
        byte[] payload = {
            (byte) (starts ? 0x90 : 0x80),
            (byte) 0x80,
            (byte) (0x80 | pictureId >> 8),
            (byte) pictureId,
            (byte) (keyframe ? 0 : 1),
            0
        };
        byte[] packet = new byte[12 + payload.length];
        new RtpWriter()
                .begin(packet, 1, 96)
                .marker(Character.isUpperCase(what) || what == '-')
                .payload(payload, 0, payload.length);
        return packet;
    }
}
