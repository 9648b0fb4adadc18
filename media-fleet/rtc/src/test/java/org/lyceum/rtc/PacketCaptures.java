package org.lyceum.rtc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Golden packets: hex lines captured from real browsers, each with the comment above it.
public final class PacketCaptures {
    /// One packet and what its comment says of it.
    public record Captured(String comment, byte[] bytes) {
        /// A number of the comment, such as the 20770 of `seq 20770`.
        public long number(String name) {
            return Long.parseLong(word(name));
        }

        /// A word of the comment, such as the true of `m true`.
        public String word(String name) {
            Matcher matcher = Pattern.compile(" " + name + " (\\S+)").matcher(comment);
            if (!matcher.find()) {
                throw new AssertionError("no " + name + " in: " + comment);
            }
            return matcher.group(1);
        }
    }

    private PacketCaptures() {}

    /// The packets of a file below `captures`, such as `rtp/firefox-153-twcc-opus.hex`.
    public static List<Captured> of(String file) {
        List<Captured> packets = new ArrayList<>();
        String comment = "";
        for (String line : lines(file)) {
            if (line.startsWith("#")) {
                comment = line;
            } else if (!line.isBlank()) {
                packets.add(new Captured(comment, HexFormat.of().parseHex(line.strip())));
            }
        }
        return packets;
    }

    private static List<String> lines(String file) {
        try (var in = PacketCaptures.class.getResourceAsStream("/captures/" + file)) {
            byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
