/// SCTP over DTLS with data channels, negotiated or opened in band (RFC 9260, RFC 8261, RFC 8831,
/// RFC 8832), partial reliability (RFC 3758) and stream reset (RFC 6525), sans-IO, both roles.
///
/// `SctpAssociation` is the way in. Reading order: `TlvReader`, `PacketWriter` (the wire) ·
/// `SetUp`, `Handshake`, `CookieSeal` (how it begins) · `Transfer` (what happens while it lasts)
/// with `OutboundQueue`, `Transmission`, `InFlight`, `PartialReliability`, `CongestionControl` on
/// the way out and `Reception`, `ReceivedTsns`, `Reassembly` on the way in · `DataChannels` (what
/// it carries), `Reconfiguration`, `StreamResets` (how channels close) · `ShutdownSequence` (how it
/// ends).
///
/// Left out on purpose: multihoming (one DTLS connection is one path), and for now zero checksum
/// (RFC 9653), which no browser offers.
@NullMarked
package org.lyceum.rtc.sctp;

import org.jspecify.annotations.NullMarked;
