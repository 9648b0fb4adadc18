package org.lyceum.loadtest.publish;

/// Takes finished plain RTP packets, with room behind them for their protection.
@FunctionalInterface
public interface PacketSink {
    /// The bytes may be changed, and are not kept.
    void send(byte[] packet, int length);
}
