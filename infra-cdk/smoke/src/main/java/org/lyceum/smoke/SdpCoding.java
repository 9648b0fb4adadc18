package org.lyceum.smoke;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// SDP as it travels: base64url without padding (RFC 4648, section 5) of raw DEFLATE (RFC 1951).
final class SdpCoding {
    private SdpCoding() {}

    static String encode(String sdp) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (var stream = new DeflaterOutputStream(deflated, deflater)) {
            stream.write(sdp.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(deflated.toByteArray());
    }

    static String decode(String coded) {
        Inflater inflater = new Inflater(true);
        try (var stream =
                new InflaterInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(coded)), inflater)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw new Seen.Otherwise("The answer cannot be inflated: " + e);
        } finally {
            inflater.end();
        }
    }
}
