package org.lyceum.rtc.sdp;

/// What flows through a slot.
public enum Kind {
    AUDIO("audio"),
    VIDEO("video");

    private final String media;

    Kind(String media) {
        this.media = media;
    }

    /// Its name in an m-line.
    public String media() {
        return media;
    }
}
