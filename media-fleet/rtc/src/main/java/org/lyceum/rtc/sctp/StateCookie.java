package org.lyceum.rtc.sctp;

/// The state that the answering side does not keep, but sends along and gets back (RFC 9260,
/// section 5.1.3). The tie tags are those of an association that existed already; 0 when there was
/// none.
record StateCookie(Agreement agreement, int localTieTag, int peerTieTag, long createdNs) {}
