package org.lyceum.rtc.sctp;

import org.lyceum.rtc.DropCounters;

import java.security.SecureRandom;

/// What all parts of one association share, from before its handshake to its end.
record AssociationParts(
        SctpSettings settings,
        SecureRandom random,
        DropCounters drops,
        PacketWriter writer,
        OutboundQueue queue) {
    static AssociationParts of(SctpSettings settings, SecureRandom random, DropCounters drops) {
        return new AssociationParts(
                settings,
                random,
                drops,
                new PacketWriter(settings.localPort(), settings.remotePort()),
                new OutboundQueue(drops));
    }
}
