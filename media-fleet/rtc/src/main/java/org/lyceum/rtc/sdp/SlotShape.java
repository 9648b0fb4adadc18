package org.lyceum.rtc.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the name of a slot says about it: the protocol between page, bot and node.
///
/// `kind` is null for the data section. `stream` is the msid of the streams that must keep in step.
/// `layers` are the rids that a bot offers; a browser names its own.
public record SlotShape(
        String name, @Nullable Kind kind, boolean sending, String stream, List<String> layers) {
    /// The name of the data section.
    public static final String EVENTS = "events";

    /// The camera's slot, the only one with a start bitrate.
    static final String CAMERA = "camera";

    private static final int VOICES = 3;
    private static final int TILES = 9;
    private static final Map<String, SlotShape> SHAPES = shapes();

    /// The shape of the slot of this name, or null when there is no such slot.
    public static @Nullable SlotShape of(String name) {
        return SHAPES.get(name);
    }

    /// Screen sound is music as often as speech.
    boolean isStereo() {
        return name.endsWith("Sound");
    }

    private static Map<String, SlotShape> shapes() {
        List<SlotShape> shapes = new ArrayList<>();
        shapes.add(sending("microphone", Kind.AUDIO));
        shapes.add(sending(CAMERA, Kind.VIDEO, "q", "h", "f"));
        shapes.add(sending("screen", Kind.VIDEO, "l", "h"));
        shapes.add(sending("screenSound", Kind.AUDIO));
        shapes.add(receiving("stageVoice", Kind.AUDIO, "stage"));
        shapes.add(receiving("stageCamera", Kind.VIDEO, "stage"));
        shapes.add(receiving("sharedScreen", Kind.VIDEO, "shared"));
        shapes.add(receiving("sharedSound", Kind.AUDIO, "shared"));
        for (int i = 1; i <= VOICES; i++) {
            shapes.add(receiving("voice" + i, Kind.AUDIO, "voice" + i));
        }
        for (int i = 1; i <= TILES; i++) {
            shapes.add(receiving("tile" + i, Kind.VIDEO, "tile" + i));
        }
        shapes.add(new SlotShape(EVENTS, null, false, "", List.of()));
        Map<String, SlotShape> byName = new HashMap<>();
        shapes.forEach(shape -> byName.put(shape.name, shape));
        return Map.copyOf(byName);
    }

    private static SlotShape sending(String name, Kind kind, String... layers) {
        return new SlotShape(name, kind, true, "", List.of(layers));
    }

    private static SlotShape receiving(String name, Kind kind, String stream) {
        return new SlotShape(name, kind, false, stream, List.of());
    }
}
