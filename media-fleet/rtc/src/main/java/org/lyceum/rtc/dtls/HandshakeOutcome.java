package org.lyceum.rtc.dtls;

import java.util.List;

/// How a handshake ended.
sealed interface HandshakeOutcome {
    /// Keys are there; the certificate fitted the promised fingerprint.
    ///
    /// @param lastFlight records still to be sent, once the keys are installed: the server's
    ///   ChangeCipherSpec and Finished; empty for a client
    /// @param nextSequenceNumber the first of epoch 1 that BouncyCastle has not used
    /// @param peerFinished sequence number of the peer's Finished, which counts as seen
    record Finished(
            DtlsKeys keys, List<byte[]> lastFlight, long nextSequenceNumber, long peerFinished)
            implements HandshakeOutcome {}

    /// There are no keys and there will be none.
    record Failed(DtlsCloseReason reason) implements HandshakeOutcome {}
}
