package org.lyceum.api.classroom;

/// The names of the slots of a page's one connection, in the words of the wire.
///
/// Sending slots carry what a participant publishes; receiving slots carry what the room puts into
/// them.
public enum SlotName {
    MICROPHONE("microphone"),
    CAMERA("camera"),
    SCREEN("screen"),
    SCREEN_SOUND("screenSound"),
    STAGE_VOICE("stageVoice"),
    STAGE_CAMERA("stageCamera"),
    SHARED_SCREEN("sharedScreen"),
    SHARED_SOUND("sharedSound"),
    VOICE_1("voice1"),
    VOICE_2("voice2"),
    VOICE_3("voice3"),
    TILE_1("tile1"),
    TILE_2("tile2"),
    TILE_3("tile3"),
    TILE_4("tile4"),
    TILE_5("tile5"),
    TILE_6("tile6"),
    TILE_7("tile7"),
    TILE_8("tile8"),
    TILE_9("tile9"),
    /// The data section: channel 0 is ordered and reliable, channel 1 is neither.
    EVENTS("events");

    private final String wire;

    SlotName(String wire) {
        this.wire = wire;
    }

    /// The name as JSON and the list of slots of a join write it.
    public String wire() {
        return wire;
    }
}
