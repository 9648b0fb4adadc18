package org.lyceum.rtc.sdp;

import java.util.List;

/// One slot as both sides understand it.
///
/// `sending` is the client's view: true when the browser (or bot) sends in it. `ssrc` and `rtxSsrc`
/// are those that the sending side has declared, 0 where it declared none: always there where the
/// browser receives (they are the node's own), never where it sends simulcast. `rids` is empty
/// without simulcast. `rtxPayloadType` is -1 without repair.
public record NegotiatedSlot(
        String name,
        String mid,
        Kind kind,
        boolean sending,
        int payloadType,
        int rtxPayloadType,
        List<String> rids,
        long ssrc,
        long rtxSsrc,
        ExtensionIds extensions)
        implements SlotReading {
    public NegotiatedSlot {
        rids = List.copyOf(rids);
    }

    NegotiatedSlot withSsrcs(long ssrc, long rtxSsrc) {
        return new NegotiatedSlot(
                name,
                mid,
                kind,
                sending,
                payloadType,
                rtxPayloadType,
                rids,
                ssrc,
                rtxSsrc,
                extensions);
    }
}
