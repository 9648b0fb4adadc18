package org.lyceum.sfu.forward;

import java.util.List;
import org.lyceum.api.classroom.Source;

/// One slot in which a browser sends, as the answer settled it.
///
/// @param rtxPayloadType of its repair streams; -1 without
/// @param rids of its simulcast layers; empty for one layer
public record SendingSlot(
        Source source,
        String mid,
        int payloadType,
        int rtxPayloadType,
        List<String> rids,
        Ids ids) {
    /// More layers than this are not negotiated.
    public static final int MAX_LAYERS = 4;

    /// Ids of the header extensions that say where a packet belongs; 0 where there is none.
    public record Ids(int mid, int rid, int repairedRid, int audioLevel) {}

    public SendingSlot {
        rids = List.copyOf(rids.subList(0, Math.min(rids.size(), MAX_LAYERS)));
    }

    /// How many layers may come.
    public int layers() {
        return Math.max(1, rids.size());
    }
}
