package org.lyceum.rtc.srtp;

import java.util.Arrays;
import java.util.Random;
import org.lyceum.rtc.DropCounters;

/// A sender and the receiver of its packets, with keys from a seed.
final class SrtpPair {
    final SrtpSender sender;
    final SrtpReceiver receiver;
    final DropCounters drops = new DropCounters();

    SrtpPair(SrtpProfile profile) {
        var random = new Random(1);
        byte[] key = new byte[profile.keyLength];
        random.nextBytes(key);
        byte[] salt = new byte[profile.saltLength];
        random.nextBytes(salt);
        sender = new SrtpSender(profile, key, salt);
        receiver = new SrtpReceiver(profile, key, salt, drops);
    }

    /// A protected RTP packet with a payload of ten bytes.
    byte[] rtp(int ssrc, int sequenceNumber) {
        byte[] packet = new byte[22 + SrtpSender.MAX_RTP_OVERHEAD];
        packet[0] = (byte) 0x80;
        packet[1] = 96;
        packet[2] = (byte) (sequenceNumber >>> 8);
        packet[3] = (byte) sequenceNumber;
        Wire.writeInt(packet, 8, ssrc);
        Arrays.fill(packet, 12, 22, (byte) 7);
        int length = sender.protectRtp(packet, 22);
        return length < 0 ? new byte[0] : Arrays.copyOf(packet, length);
    }

    /// A protected receiver report without blocks.
    byte[] rtcp(int ssrc) {
        byte[] packet = new byte[8 + SrtpSender.MAX_RTCP_OVERHEAD];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) 201;
        packet[3] = 1;
        Wire.writeInt(packet, 4, ssrc);
        return Arrays.copyOf(packet, sender.protectRtcp(packet, 8));
    }

    /// Whether the receiver takes a copy of this RTP packet.
    boolean takesRtp(byte[] packet) {
        return receiver.unprotectRtp(packet.clone(), packet.length) >= 0;
    }

    /// Whether the receiver takes a copy of this RTCP packet.
    boolean takesRtcp(byte[] packet) {
        return receiver.unprotectRtcp(packet.clone(), packet.length) >= 0;
    }
}
