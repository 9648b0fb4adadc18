package org.lyceum.rtc.sdp;

/// One `a=` line: its name, and what stands behind the colon (empty where there is none).
public record SdpAttribute(String name, String value) {
    static SdpAttribute of(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new SdpAttribute(text, "")
                : new SdpAttribute(text.substring(0, colon), text.substring(colon + 1).strip());
    }
}
