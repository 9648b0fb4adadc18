package org.lyceum.sfu.room;

import java.util.List;
import java.util.Map;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.rtc.DropCounters;
import org.lyceum.sfu.forward.SendingSlot;
import org.lyceum.sfu.forward.SlotFormat;

/// The slots of one connection, as its answer settled them.
///
/// @param cname of all that the node sends to it, as the answer declares it
/// @param drops where is counted what the peer may not send, and what it asks too often
public record PeerSlots(
        List<SendingSlot> sending,
        Map<SlotName, SlotFormat> receiving,
        String cname,
        DropCounters drops) {}
