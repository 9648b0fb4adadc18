package org.lyceum.sfu.forward;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// Decrypted RTP packets of real browsers, as captured: one packet a line in hex.
public final class GoldenPackets {
    private GoldenPackets() {}

    /// The packets of a file of `rtp/`, in order.
    public static List<byte[]> read(String name) {
        try (InputStream in = GoldenPackets.class.getResourceAsStream("/rtp/" + name + ".hex")) {
            if (in == null) {
                throw new IllegalArgumentException("No capture named " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(HexFormat.of()::parseHex)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
