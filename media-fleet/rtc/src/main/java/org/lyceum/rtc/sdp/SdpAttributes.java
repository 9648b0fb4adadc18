package org.lyceum.rtc.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The attributes of a description or of one of its sections, in their order.
public record SdpAttributes(List<SdpAttribute> all) {
    public SdpAttributes {
        all = List.copyOf(all);
    }

    /// The value of the first attribute of this name, or null.
    public @Nullable String first(String name) {
        for (SdpAttribute attribute : all) {
            if (attribute.name().equals(name)) {
                return attribute.value();
            }
        }
        return null;
    }

    public boolean has(String name) {
        return first(name) != null;
    }

    /// The values of all attributes of this name.
    public List<String> values(String name) {
        return all.stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(SdpAttribute::value)
                .toList();
    }

    /// The value of the first attribute of this name that begins with `prefix` and a space, without
    /// both: how `rtpmap`, `fmtp` and the like are keyed.
    public @Nullable String keyed(String name, String prefix) {
        for (SdpAttribute attribute : all) {
            if (attribute.name().equals(name) && attribute.value().startsWith(prefix + " ")) {
                return attribute.value().substring(prefix.length() + 1).strip();
            }
        }
        return null;
    }
}
