package org.lyceum.rtc.sdp;

import java.util.List;
import org.lyceum.rtc.ice.IceCredentials;

/// A bot's part of an offer: its credentials, the SHA-256 fingerprint of its certificate, the names
/// of the slots it wants in their order, and where its SSRCs come from.
public record OfferSettings(
        IceCredentials local, String fingerprint, List<String> slotNames, SsrcSource ssrcs) {
    public OfferSettings {
        slotNames = List.copyOf(slotNames);
    }
}
