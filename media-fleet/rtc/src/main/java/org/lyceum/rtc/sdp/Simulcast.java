package org.lyceum.rtc.sdp;

import java.util.ArrayList;
import java.util.List;

/// The rids of a section's simulcast (RFC 8853), in the order in which it lists them.
///
/// Of alternatives for one layer (`a,b`) the first counts; a layer that begins paused (`~a`)
/// counts.
final class Simulcast {
    /// Browsers have at most three layers.
    static final int MAX_LAYERS = 4;

    private static final int MAX_RID_CHARACTERS = 16;

    private Simulcast() {}

    /// The rids that the section sends (`send`) or receives (`recv`); empty without simulcast.
    static List<String> rids(MediaSection section, String direction) {
        List<String> rids = new ArrayList<>();
        for (String layer : layers(section, direction)) {
            String first = layer.split(",", 2)[0];
            String rid = first.startsWith("~") ? first.substring(1) : first;
            if (isRid(rid)
                    && section.attributes().keyed("rid", rid) instanceof String rule
                    && rule.startsWith(direction)
                    && !rids.contains(rid)) {
                rids.add(rid);
            }
        }
        return rids;
    }

    private static String[] layers(MediaSection section, String direction) {
        String simulcast = section.attributes().first("simulcast");
        String[] parts = simulcast == null ? new String[0] : simulcast.split(" ");
        for (int i = 0; i + 1 < parts.length; i += 2) {
            if (parts[i].equals(direction)) {
                return parts[i + 1].split(";", MAX_LAYERS + 1);
            }
        }
        return new String[0];
    }

    private static boolean isRid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_RID_CHARACTERS
                && text.chars().allMatch(Simulcast::isRidCharacter);
    }

    private static boolean isRidCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_';
    }
}
