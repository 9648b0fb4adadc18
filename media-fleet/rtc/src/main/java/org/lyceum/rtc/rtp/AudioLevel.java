package org.lyceum.rtc.rtp;

/// The level of a voice in its header extension (RFC 6464): one bit that says voice, seven of
/// -dBov, 0 the loudest and 127 silence.
public final class AudioLevel {
    public static final int SILENCE = 127;
    public static final int ABSENT = -1;

    private AudioLevel() {}

    /// The packet's level, 0 (loudest) to 127 (silence), or `ABSENT`.
    public static int levelOf(byte[] packet, int extensionId) {
        int at = RtpPacket.extensionOffset(packet, extensionId);
        return at < 0 || RtpPacket.extensionLength(packet, at) == 0 ? ABSENT : packet[at] & 0x7f;
    }

    /// Whether the sender heard a voice in this packet.
    public static boolean isVoice(byte[] packet, int extensionId) {
        int at = RtpPacket.extensionOffset(packet, extensionId);
        return at >= 0 && RtpPacket.extensionLength(packet, at) > 0 && packet[at] < 0;
    }

    public static int encode(boolean voice, int level) {
        return (voice ? 0x80 : 0) | (level & 0x7f);
    }
}
