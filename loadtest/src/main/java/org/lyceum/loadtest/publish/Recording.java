package org.lyceum.loadtest.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.rtp.AudioLevel;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.sdp.Kind;

/// The first second of one stream of a real browser, frame by frame, from its decrypted packets.
///
/// A recorded picture stream begins with a keyframe, so it can be begun again at any time. A last
/// frame that was cut off is left out.
final class Recording {
    private static final int AUDIO_CLOCK = 48_000;
    private static final int VIDEO_CLOCK = 90_000;

    /// The ids of Chromium's extensions, as the files' comments say.
    private static final int AUDIO_LEVEL_ID = 1;

    private final Kind kind;
    private final List<RecordedFrame> frames;

    private Recording(Kind kind, List<RecordedFrame> frames) {
        this.kind = kind;
        this.frames = List.copyOf(frames);
    }

    /// A layer of a 720p camera at 15 frames a second by Chromium 156: rid q, h or f.
    static Recording vp8(String rid) {
        return read("chromium-156-twcc-vp8-" + rid + ".hex", Kind.VIDEO);
    }

    /// A 440 Hz tone by Chromium 156, 20 ms a packet.
    static Recording opus() {
        return read("chromium-156-remb-opus.hex", Kind.AUDIO);
    }

    Kind kind() {
        return kind;
    }

    int clockRate() {
        return kind == Kind.VIDEO ? VIDEO_CLOCK : AUDIO_CLOCK;
    }

    int size() {
        return frames.size();
    }

    RecordedFrame frame(int position) {
        return frames.get(position);
    }

    /// How long one round takes: the last frame lasts as long as the mean of those before it.
    long loopTicks() {
        long last = frames.getLast().ticks();
        return last + last / (frames.size() - 1);
    }

    private static Recording read(String resource, Kind kind) {
        List<byte[]> packets = packets(resource);
        List<RecordedFrame> frames = new ArrayList<>();
        long firstTimestamp = RtpPacket.timestamp(packets.getFirst());
        List<byte[]> payloads = new ArrayList<>();
        for (byte[] packet : packets) {
            payloads.add(payload(packet));
            if (kind == Kind.AUDIO || RtpPacket.marker(packet)) {
                long ticks = RtpPacket.timestamp(packet) - firstTimestamp & 0xffff_ffffL;
                frames.add(frame(kind, ticks, packet, payloads));
                payloads.clear();
            }
        }
        return new Recording(kind, frames);
    }

    private static RecordedFrame frame(
            Kind kind, long ticks, byte[] packet, List<byte[]> payloads) {
        if (kind == Kind.AUDIO) {
            boolean voice = AudioLevel.isVoice(packet, AUDIO_LEVEL_ID);
            int level = AudioLevel.levelOf(packet, AUDIO_LEVEL_ID);
            return new RecordedFrame(ticks, 0, AudioLevel.encode(voice, level), payloads);
        }
        Vp8Descriptor descriptor = new Vp8Descriptor();
        byte[] first = payloads.getFirst();
        descriptor.parse(first, 0, first.length);
        return new RecordedFrame(ticks, Math.max(0, descriptor.temporalId()), 0, payloads);
    }

    private static byte[] payload(byte[] packet) {
        int from = RtpPacket.headerLength(packet);
        int length = RtpPacket.payloadLength(packet, packet.length);
        return Arrays.copyOfRange(packet, from, from + length);
    }

    private static List<byte[]> packets(String resource) {
        try (InputStream in = Recording.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The recording " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> HexFormat.of().parseHex(line.strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
