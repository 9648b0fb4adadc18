package org.lyceum.functions.signaling;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Offers and answers as they travel: base64url (RFC 4648, section 5) of raw DEFLATE (RFC 1951) of
/// UTF-8. A raw offer has 25 to 72 kB, and a frame of API Gateway holds 32.
final class Deflation {
    /// What a text may inflate to; a longer one is refused while it inflates.
    static final int MAX_INFLATED_BYTES = 256 * 1024;

    private static final int STEP_BYTES = 8_192;

    private Deflation() {}

    static String deflate(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            byte[] step = new byte[STEP_BYTES];
            while (!deflater.finished()) {
                deflated.write(step, 0, deflater.deflate(step));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(deflated.toByteArray());
        } finally {
            deflater.end();
        }
    }

    /// The text; null when the bytes are none of ours, are cut off, or inflate to too much.
    static @Nullable String inflate(String coded) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(Base64.getUrlDecoder().decode(coded));
            ByteArrayOutputStream inflated = new ByteArrayOutputStream();
            byte[] step = new byte[STEP_BYTES];
            while (!inflater.finished()) {
                int count = inflater.inflate(step);
                if (count == 0 && !inflater.finished()) {
                    return null;
                }
                inflated.write(step, 0, count);
                if (inflated.size() > MAX_INFLATED_BYTES) {
                    return null;
                }
            }
            return inflated.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException | IllegalArgumentException _) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
