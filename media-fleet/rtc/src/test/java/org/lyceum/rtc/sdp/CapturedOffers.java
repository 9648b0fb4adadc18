package org.lyceum.rtc.sdp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.lyceum.rtc.ice.IceCredentials;

/// The offers captured from real browsers, and what is needed to answer them.
final class CapturedOffers {
    /// The names of the thirteen sections of `offer-slots-*`.
    static final List<String> SLOTS =
            List.of(
                    "microphone",
                    "camera",
                    "screen",
                    "screenSound",
                    "stageVoice",
                    "voice1",
                    "voice2",
                    "voice3",
                    "sharedSound",
                    "stageCamera",
                    "sharedScreen",
                    "tile1",
                    "events");

    /// The names of the twenty sections of the others.
    static final List<String> MANY_SLOTS =
            List.of(
                    "microphone",
                    "camera",
                    "screen",
                    "screenSound",
                    "stageVoice",
                    "voice1",
                    "voice2",
                    "voice3",
                    "stageCamera",
                    "sharedScreen",
                    "tile1",
                    "tile2",
                    "tile3",
                    "tile4",
                    "tile5",
                    "tile6",
                    "tile7",
                    "tile8",
                    "tile9",
                    "events");

    /// The names of the sections of `page-*`, offered by a page with every slot there is.
    static final List<String> ALL_SLOTS =
            List.of(
                    "microphone",
                    "camera",
                    "screen",
                    "screenSound",
                    "stageVoice",
                    "sharedSound",
                    "voice1",
                    "voice2",
                    "voice3",
                    "stageCamera",
                    "sharedScreen",
                    "tile1",
                    "tile2",
                    "tile3",
                    "tile4",
                    "tile5",
                    "tile6",
                    "tile7",
                    "tile8",
                    "tile9",
                    "events");

    static final String FINGERPRINT =
            "B8:97:50:88:A8:EB:84:94:06:3F:BA:EE:09:F8:20:02:A7:DD:3F:F7:5C:E1:6F:A7:0A:9C:9C:C0:41:56:79:42";
    static final IceCredentials LOCAL = new IceCredentials("zb1hCHHM", "AtA2KJTfMXu3ffknHaZDDeeU");
    static final InetSocketAddress ADDRESS = new InetSocketAddress("198.51.100.1", 53_773);

    private CapturedOffers() {}

    static AnswerSettings settings() {
        return new AnswerSettings(
                LOCAL, FINGERPRINT, List.of(ADDRESS), SsrcSource.random(new Random(1)));
    }

    static SlotAnswerer answerer() {
        return new SlotAnswerer(settings());
    }

    static Answered answered(String offer, List<String> slots) {
        SdpAnswer answer = answerer().answer(offer, slots);
        if (answer instanceof Answered answered) {
            return answered;
        }
        throw new AssertionError("Refused: " + answer);
    }

    static SessionDescription parsed(String sdp) {
        if (SdpParser.parse(sdp) instanceof Parsed(SessionDescription description)) {
            return description;
        }
        throw new AssertionError("Refused: " + SdpParser.parse(sdp));
    }

    static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        CapturedOffers.class.getResourceAsStream("/captures/sdp/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
