package org.lyceum.loadtest.front;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// SDP as it travels: base64url without padding (RFC 4648, section 5) of raw DEFLATE (RFC 1951).
public final class SdpCoding {
    /// What an answer may inflate to.
    static final int MAX_BYTES = 256 * 1_024;

    private SdpCoding() {}

    public static String encode(String sdp) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (var stream = new DeflaterOutputStream(deflated, deflater)) {
            stream.write(sdp.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail", e);
        } finally {
            deflater.end();
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(deflated.toByteArray());
    }

    /// @throws Refusal when the text is no such coding
    public static String decode(String coded) {
        Inflater inflater = new Inflater(true);
        try (InputStream stream =
                new InflaterInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(coded)), inflater)) {
            byte[] sdp = stream.readNBytes(MAX_BYTES + 1);
            if (sdp.length > MAX_BYTES) {
                throw new Refusal("answer-unreadable", "The answer is too large");
            }
            return new String(sdp, StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("answer-unreadable", "The answer cannot be inflated", e);
        } finally {
            inflater.end();
        }
    }
}
