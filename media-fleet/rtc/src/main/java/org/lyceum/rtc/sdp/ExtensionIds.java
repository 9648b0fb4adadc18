package org.lyceum.rtc.sdp;

/// The ids (1 to 14) of the RTP header extensions of one slot; 0 where one is absent.
public record ExtensionIds(
        int mid,
        int rid,
        int repairedRid,
        int transportCc,
        int absSendTime,
        int audioLevel,
        int playoutDelay) {}
