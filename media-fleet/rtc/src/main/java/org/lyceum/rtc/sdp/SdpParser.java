package org.lyceum.rtc.sdp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads SDP texts (RFC 8866) as browsers write them, within bounds, and never throws.
///
/// Lines that a WebRTC description does not use (i, u, e, b, k and the like) are passed over.
public final class SdpParser {
    /// Bounded: the largest offer seen from a browser has 72 kB and 2,300 lines.
    static final int MAX_CHARACTERS = 256 * 1_024;

    static final int MAX_LINES = 16_384;
    static final int MAX_LINE_CHARACTERS = 4_096;
    static final int MAX_SECTIONS = 64;

    /// RFC 8843 has mids travel in RTP header extensions, which hold 16 bytes.
    static final int MAX_MID_CHARACTERS = 16;

    private final List<SdpAttribute> sessionAttributes = new ArrayList<>();
    private final List<MediaSection> sections = new ArrayList<>();
    private final Set<String> mids = new HashSet<>();

    private long version;
    private @Nullable MLine open;
    private List<SdpAttribute> openAttributes = new ArrayList<>();

    private record MLine(String media, int port, String protocol, List<String> formats) {}

    private SdpParser() {}

    /// The description in this text, or why there is none.
    public static SdpParse parse(String text) {
        return new SdpParser().read(text);
    }

    private SdpParse read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return new Refused("sdpTooLarge", "The description is larger than 256 kB.");
        }
        if (!text.startsWith("v=0")) {
            return new Refused("sdpMalformed", "The description does not begin with v=0.");
        }
        int lines = 0;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            Refused refused =
                    ++lines > MAX_LINES || end - from > MAX_LINE_CHARACTERS
                            ? new Refused("sdpTooLarge", "A line, or their number, is too large.")
                            : readLine(text.substring(from, end).strip());
            if (refused != null) {
                return refused;
            }
            from = end + 1;
        }
        Refused refused = closeSection();
        if (refused != null) {
            return refused;
        }
        return new Parsed(
                new SessionDescription(version, new SdpAttributes(sessionAttributes), sections));
    }

    private @Nullable Refused readLine(String line) {
        if (line.isEmpty()) {
            return null;
        }
        if (line.length() < 2 || line.charAt(1) != '=') {
            return malformed("A line is not of the form x=value.");
        }
        String value = line.substring(2);
        return switch (line.charAt(0)) {
            case 'o' -> readOrigin(value);
            case 'm' -> openSection(value);
            case 'a' -> readAttribute(value);
            default -> null;
        };
    }

    /// `username session-id session-version IN IP4 address`
    private @Nullable Refused readOrigin(String value) {
        String[] parts = value.split(" ");
        long read = parts.length == 6 ? number(parts[2], Long.MAX_VALUE) : -1;
        version = Math.max(0, read);
        return read < 0 ? malformed("The origin is not of six parts.") : null;
    }

    /// `media port protocol format…`
    private @Nullable Refused openSection(String value) {
        Refused refused = closeSection();
        if (refused != null) {
            return refused;
        }
        if (sections.size() == MAX_SECTIONS) {
            return new Refused("sdpTooManySections", "The description has more than 64 m-lines.");
        }
        String[] parts = value.split(" ");
        long port = parts.length < 4 ? -1 : number(parts[1], 65_535);
        if (port < 0) {
            return malformed("An m-line lacks a port, a protocol or a format.");
        }
        List<String> formats = Arrays.asList(parts).subList(3, parts.length);
        open = new MLine(parts[0], (int) port, parts[2], formats);
        return null;
    }

    private @Nullable Refused readAttribute(String value) {
        SdpAttribute attribute = SdpAttribute.of(value);
        (open == null ? sessionAttributes : openAttributes).add(attribute);
        if (open != null && attribute.name().equals("mid")) {
            return readMid(attribute.value());
        }
        return null;
    }

    private @Nullable Refused readMid(String mid) {
        boolean token =
                !mid.isEmpty()
                        && mid.length() <= MAX_MID_CHARACTERS
                        && mid.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!token) {
            return malformed("A mid is not a token of at most 16 characters.");
        }
        return mids.add(mid) ? null : new Refused("sdpDuplicateMid", "Two m-lines share a mid.");
    }

    private @Nullable Refused closeSection() {
        if (open == null) {
            return null;
        }
        SdpAttributes attributes = new SdpAttributes(openAttributes);
        if (!attributes.has("mid")) {
            return malformed("An m-line has no mid.");
        }
        sections.add(
                new MediaSection(
                        open.media(), open.port(), open.protocol(), open.formats(), attributes));
        open = null;
        openAttributes = new ArrayList<>();
        return null;
    }

    private static Refused malformed(String sentence) {
        return new Refused("sdpMalformed", sentence);
    }

    /// The decimal number that a text is, or -1 when it is none or above `max`.
    static long number(String text, long max) {
        if (text.isEmpty()
                || text.length() > 19
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        try {
            long number = Long.parseLong(text);
            return number <= max ? number : -1;
        } catch (NumberFormatException _) {
            return -1; // 19 digits that do not fit
        }
    }
}
