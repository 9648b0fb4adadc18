/// DTLS 1.2 (RFC 6347) with `use_srtp` (RFC 5764): BouncyCastle shakes hands behind
/// [HandshakeFence], the records after it are ours. Only the fence and its handshakes know a
/// thread, a clock or BouncyCastle.
@NullMarked
package org.lyceum.rtc.dtls;

import org.jspecify.annotations.NullMarked;
