package org.lyceum.rtc.sdp;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parsed SDP text: what holds for all sections, and the sections in their order.
public record SessionDescription(
        long version, SdpAttributes attributes, List<MediaSection> sections) {
    public SessionDescription {
        sections = List.copyOf(sections);
    }

    /// The mids of the BUNDLE group, the one that names the transport first; empty without one.
    public List<String> bundle() {
        String group = attributes.keyed("group", "BUNDLE");
        return group == null ? List.of() : Arrays.asList(group.split(" "));
    }

    public @Nullable MediaSection section(String mid) {
        for (MediaSection section : sections) {
            if (section.mid().equals(mid)) {
                return section;
            }
        }
        return null;
    }
}
