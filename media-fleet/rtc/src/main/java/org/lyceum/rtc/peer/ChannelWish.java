package org.lyceum.rtc.peer;

import org.lyceum.rtc.sctp.ChannelOpen;
import org.lyceum.rtc.sctp.ChannelSettings;
import org.lyceum.rtc.sctp.Reliability;

/// A data channel that this side wants to open, before it has an id.
public record ChannelWish(String label, boolean ordered, Reliability reliability) {
    ChannelOpen onStream(int id) {
        return ChannelOpen.of(new ChannelSettings(id, ordered, reliability), label);
    }
}
