package org.lyceum.loadtest.publish;

import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.rtc.sdp.ExtensionIds;
import org.lyceum.rtc.sdp.NegotiatedSlot;

/// How one published stream names itself: numbers, types and extensions.
///
/// @param repairSsrc of its repair stream (RFC 4588); 0 without one
record StreamIdentity(
        long ssrc,
        int payloadType,
        long repairSsrc,
        int repairPayloadType,
        HeaderExtensionBlock extensions,
        HeaderExtensionBlock repairExtensions) {

    /// The stream of a slot with a single layer, by the SSRC that the offer declares.
    static StreamIdentity single(NegotiatedSlot slot) {
        ExtensionIds ids = slot.extensions();
        HeaderExtensionBlock block =
                HeaderExtensionBlock.builder()
                        .mid(ids.mid(), slot.mid())
                        .transportCc(ids.transportCc())
                        .audioLevel(ids.audioLevel())
                        .build();
        return new StreamIdentity(slot.ssrc(), slot.payloadType(), 0, -1, block, block);
    }

    /// One simulcast layer: it names its slot and its rid in each packet (RFC 8852), as browsers do
    /// until they are reported on.
    static StreamIdentity layer(NegotiatedSlot slot, String rid, long ssrc, long repairSsrc) {
        ExtensionIds ids = slot.extensions();
        boolean repairs = slot.rtxPayloadType() >= 0;
        return new StreamIdentity(
                ssrc,
                slot.payloadType(),
                repairs ? repairSsrc : 0,
                slot.rtxPayloadType(),
                named(slot, ids.rid(), rid),
                named(slot, ids.repairedRid(), rid));
    }

    private static HeaderExtensionBlock named(NegotiatedSlot slot, int ridId, String rid) {
        return HeaderExtensionBlock.builder()
                .mid(slot.extensions().mid(), slot.mid())
                .mid(ridId, rid) // an element of text, as a mid is
                .transportCc(slot.extensions().transportCc())
                .build();
    }
}
