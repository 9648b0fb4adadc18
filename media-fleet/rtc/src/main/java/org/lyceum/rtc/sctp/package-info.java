/// SCTP over DTLS with negotiated data channels (RFC 9260, RFC 8261, RFC 8831) and partial
/// reliability (RFC 3758), sans-IO, both roles.
///
/// `SctpAssociation` is the way in. Reading order: `TlvReader`, `PacketWriter` (the wire) ·
/// `SetUp`, `Handshake`, `CookieSeal` (how it begins) · `Transfer` (what happens while it lasts)
/// with `OutboundQueue`, `Transmission`, `InFlight`, `PartialReliability`, `CongestionControl` on
/// the way out and `Reception`, `ReceivedTsns`, `Reassembly` on the way in · `ShutdownSequence`
// (how
/// it ends).
///
/// Left out on purpose: multihoming (one DTLS connection is one path), DCEP (RFC 8832: the channels
/// are negotiated), and for now stream reset (RFC 6525) and zero checksum (RFC 9653). None of them
/// is offered, so no peer uses them.
@NullMarked
package org.lyceum.rtc.sctp;

import org.jspecify.annotations.NullMarked;
