package org.lyceum.rtc.sdp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One `a=extmap` line whose extension we know: `id[/direction] uri` (RFC 8285, section 5).
///
/// Ids above 14 would need the two-byte form; browsers give low ones to what we use, so such a line
/// counts as absent.
record ExtensionMapping(int id, String direction, HeaderExtension extension) {
    private static final int MAX_ONE_BYTE_ID = 14;

    static @Nullable ExtensionMapping of(String value) {
        String[] parts = value.split(" ");
        HeaderExtension extension = parts.length < 2 ? null : HeaderExtension.of(parts[1]);
        if (extension == null) {
            return null;
        }
        int slash = parts[0].indexOf('/');
        String idText = slash < 0 ? parts[0] : parts[0].substring(0, slash);
        long id = SdpParser.number(idText, MAX_ONE_BYTE_ID);
        String direction = slash < 0 ? "" : parts[0].substring(slash + 1);
        return id < 1 ? null : new ExtensionMapping((int) id, direction, extension);
    }

    /// The mappings of a section that are of use in this slot, where the section's author sends or
    /// receives as the slot says.
    static List<ExtensionMapping> usable(
            MediaSection section, Kind kind, boolean sending, boolean authorSends) {
        List<ExtensionMapping> usable = new ArrayList<>();
        for (String value : section.attributes().values("extmap")) {
            ExtensionMapping mapping = of(value);
            if (mapping != null
                    && mapping.isUsableBy(authorSends)
                    && HeaderExtension.wantedIn(kind, sending).contains(mapping.extension)) {
                usable.add(mapping);
            }
        }
        return usable;
    }

    static ExtensionIds ids(List<ExtensionMapping> mappings) {
        return new ExtensionIds(
                id(mappings, HeaderExtension.MID),
                id(mappings, HeaderExtension.RID),
                id(mappings, HeaderExtension.REPAIRED_RID),
                id(mappings, HeaderExtension.TRANSPORT_CC),
                0,
                id(mappings, HeaderExtension.AUDIO_LEVEL),
                id(mappings, HeaderExtension.PLAYOUT_DELAY));
    }

    /// The line that answers this one: the same id, seen from the other side.
    String answer() {
        String flipped =
                switch (direction) {
                    case "sendonly" -> "/recvonly";
                    case "recvonly" -> "/sendonly";
                    case "sendrecv" -> "/sendrecv";
                    default -> "";
                };
        return id + flipped + " " + extension.uri();
    }

    private boolean isUsableBy(boolean authorSends) {
        return switch (direction) {
            case "", "sendrecv" -> true;
            case "sendonly" -> authorSends;
            case "recvonly" -> !authorSends;
            default -> false;
        };
    }

    private static int id(List<ExtensionMapping> mappings, HeaderExtension extension) {
        for (ExtensionMapping mapping : mappings) {
            if (mapping.extension == extension) {
                return mapping.id;
            }
        }
        return 0;
    }
}
