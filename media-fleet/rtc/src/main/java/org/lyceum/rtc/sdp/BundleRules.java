package org.lyceum.rtc.sdp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What must hold across the sections of one bundle, because their packets arrive mixed: a payload
/// type means one encoding (RFC 8843, section 9.1), an extension id one extension (section 9.4).
final class BundleRules {
    private BundleRules() {}

    /// Why these slots cannot share a transport, or null.
    static @Nullable Refused check(List<NegotiatedSlot> slots) {
        Map<Integer, String> payloadTypes = new HashMap<>();
        Map<Integer, String> extensions = new HashMap<>();
        for (NegotiatedSlot slot : slots) {
            boolean agrees =
                    agrees(payloadTypes, slot.payloadType(), slot.kind().media())
                            && agrees(payloadTypes, slot.rtxPayloadType(), "rtx")
                            && agrees(extensions, slot.extensions());
            if (!agrees) {
                return new Refused(
                        "sdpClash", "A payload type or an extension id means two things.");
            }
        }
        return null;
    }

    private static boolean agrees(Map<Integer, String> meanings, ExtensionIds ids) {
        return agrees(meanings, ids.mid(), "mid")
                && agrees(meanings, ids.rid(), "rid")
                && agrees(meanings, ids.repairedRid(), "repaired rid")
                && agrees(meanings, ids.transportCc(), "transport-cc")
                && agrees(meanings, ids.audioLevel(), "audio level")
                && agrees(meanings, ids.playoutDelay(), "playout delay");
    }

    /// Ids of 0 and payload types of -1 are absent ones.
    private static boolean agrees(Map<Integer, String> meanings, int number, String meaning) {
        String before = number <= 0 ? null : meanings.putIfAbsent(number, meaning);
        return before == null || before.equals(meaning);
    }
}
