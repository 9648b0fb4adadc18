package org.lyceum.loadtest.publish;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.sdp.Kind;

/// Some seconds of one stream of a real browser: its packets as its encoder made them, at the times
/// at which they came.
///
/// A recorded picture stream begins with a keyframe and ends with a whole frame, so it can be begun
/// again at any time. How it was made is in the README beside the files.
final class Recording {
    private static final int AUDIO_CLOCK = 48_000;
    private static final int VIDEO_CLOCK = 90_000;
    private static final Map<String, Recording> READ = new HashMap<>();

    private final Kind kind;
    private final List<RecordedPacket> packets;
    private final boolean[] keyframes;
    private final boolean[] baseLayer;

    private Recording(Kind kind, List<RecordedPacket> packets) {
        this.kind = kind;
        this.packets = List.copyOf(packets);
        this.keyframes = new boolean[packets.size()];
        this.baseLayer = new boolean[packets.size()];
        if (kind == Kind.VIDEO) {
            readDescriptors();
        }
    }

    /// A layer of a 720p camera at 25 frames a second by Chromium: rid q, h or f.
    static Recording vp8(String rid) {
        return read("camera-" + rid + ".rec", Kind.VIDEO);
    }

    /// A voice by Chromium, 20 ms a packet.
    static Recording opus() {
        return read("microphone.rec", Kind.AUDIO);
    }

    Kind kind() {
        return kind;
    }

    int clockRate() {
        return kind == Kind.VIDEO ? VIDEO_CLOCK : AUDIO_CLOCK;
    }

    int size() {
        return packets.size();
    }

    RecordedPacket packet(int position) {
        return packets.get(position);
    }

    /// Whether this packet is the first of a frame.
    boolean startsFrame(int position) {
        return position == 0 || kind == Kind.AUDIO || packet(position - 1).endsFrame();
    }

    /// Whether this packet is the first of a keyframe.
    boolean startsKeyframe(int position) {
        return keyframes[position];
    }

    /// Whether this packet is of the temporal base layer.
    boolean isBaseLayer(int position) {
        return baseLayer[position];
    }

    /// The first packet of the next keyframe after this position, at last the beginning.
    int keyframeAfter(int position) {
        for (int i = position + 1; i < keyframes.length; i++) {
            if (keyframes[i]) {
                return i;
            }
        }
        return 0;
    }

    /// How long one round takes: the last frame lasts as long as the mean of those before it.
    long loopTicks() {
        long last = packets.getLast().ticks();
        long frames = packets.stream().mapToLong(RecordedPacket::ticks).distinct().count();
        return last + last / (frames - 1);
    }

    private void readDescriptors() {
        Vp8Descriptor descriptor = new Vp8Descriptor();
        for (int i = 0; i < packets.size(); i++) {
            byte[] payload = packets.get(i).payload();
            descriptor.parse(payload, 0, payload.length);
            keyframes[i] = descriptor.isKeyframe();
            baseLayer[i] = descriptor.temporalId() <= 0;
        }
    }

    /// Each is read once: every bot on stage sends the same.
    private static synchronized Recording read(String resource, Kind kind) {
        return READ.computeIfAbsent(resource, _ -> new Recording(kind, packets(resource)));
    }

    private static List<RecordedPacket> packets(String resource) {
        try (InputStream in = Recording.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The recording " + resource + " is missing");
            }
            return RecordingFile.read(new BufferedInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
