package org.lyceum.rtc.sctp;

import java.security.SecureRandom;
import org.lyceum.rtc.DropCounters;

/// What all parts of one association share, from before its handshake to its end.
record AssociationParts(
        SctpSettings settings,
        SecureRandom random,
        DropCounters drops,
        PacketWriter writer,
        OutboundQueue queue,
        DataChannels channels) {
    static AssociationParts of(SctpSettings settings, SecureRandom random, DropCounters drops) {
        OutboundQueue queue = new OutboundQueue(drops);
        return new AssociationParts(
                settings,
                random,
                drops,
                new PacketWriter(settings.localPort(), settings.remotePort()),
                queue,
                new DataChannels(settings, queue, drops));
    }
}
