package org.lyceum.rtc.sctp;

import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

/// What a packet must have before any of its chunks is looked at. Not thread-safe: owned by its
/// association.
final class PacketGate {
    private final Handshake handshake;
    private final SctpSettings settings;
    private final DropCounters drops;

    PacketGate(Handshake handshake, AssociationParts parts) {
        this.handshake = handshake;
        this.settings = parts.settings();
        this.drops = parts.drops();
    }

    /// Whether it is an SCTP packet for this association's ports, and arrived whole.
    boolean isSound(byte[] packet, int length) {
        if (length < SctpPacket.HEADER_BYTES + TlvReader.HEADER_BYTES) {
            drops.count(Drop.SCTP_MALFORMED);
            return false;
        }
        if (!SctpPacket.hasValidChecksum(packet, length)) {
            drops.count(Drop.SCTP_BAD_CHECKSUM);
            return false;
        }
        boolean ours =
                SctpPacket.sourcePort(packet) == settings.remotePort()
                        && SctpPacket.destinationPort(packet) == settings.localPort();
        if (!ours) {
            drops.count(Drop.SCTP_UNEXPECTED);
        }
        return ours;
    }

    /// RFC 9260, section 8.5. The tag of a COOKIE ECHO is compared with its cookie.
    boolean fitsTag(TlvReader chunk, int tag) {
        return switch (chunk.chunkType()) {
            case ChunkType.INIT -> tag == 0;
            case ChunkType.COOKIE_ECHO -> true;
            case ChunkType.ABORT, ChunkType.SHUTDOWN_COMPLETE -> {
                boolean reflected = (chunk.flags() & ChunkType.FLAG_TAG_REFLECTED) != 0;
                int expected = reflected ? handshake.peerTag() : handshake.localTag();
                yield tag == expected && tag != 0;
            }
            default -> tag == handshake.localTag();
        };
    }
}
