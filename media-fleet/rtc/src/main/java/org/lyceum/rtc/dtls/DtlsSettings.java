package org.lyceum.rtc.dtls;

/// What one association needs to know before it starts.
///
/// @param remoteFingerprint the value of the peer's `a=fingerprint`; no key is used before its
///   certificate fits it
public record DtlsSettings(DtlsRole role, DtlsIdentity identity, String remoteFingerprint) {}
