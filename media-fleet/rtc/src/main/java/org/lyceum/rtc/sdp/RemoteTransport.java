package org.lyceum.rtc.sdp;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.ice.IceCredentials;

/// The other side's end of the one transport that all sections share (RFC 8843): the ICE
/// credentials and the certificate's fingerprint (RFC 8122).
///
/// They stand in the section that BUNDLE names first, or for all sections at the top.
record RemoteTransport(IceCredentials credentials, String fingerprint) implements TransportReading {
    private static final String ALGORITHM = "sha-256 ";
    private static final int FINGERPRINT_CHARACTERS = 32 * 3 - 1;

    static TransportReading of(SessionDescription description, List<String> setups) {
        List<String> bundle = description.bundle();
        if (!new HashSet<>(bundle)
                .containsAll(description.sections().stream().map(MediaSection::mid).toList())) {
            return new Refused("sdpNotBundled", "Not every m-line is in the BUNDLE group.");
        }
        MediaSection tagged = bundle.isEmpty() ? null : description.section(bundle.getFirst());
        if (tagged == null) {
            return new Refused("sdpNotBundled", "The BUNDLE group names no m-line.");
        }
        if (!setups.contains(find(description, tagged, "setup"))) {
            return new Refused("sdpSetup", "The DTLS role must be one of " + setups + ".");
        }
        IceCredentials credentials =
                new IceCredentials(
                        find(description, tagged, "ice-ufrag"),
                        find(description, tagged, "ice-pwd"));
        if (!credentials.areWellFormed()) {
            return new Refused("sdpNoIceCredentials", "The ICE credentials are missing or wrong.");
        }
        String fingerprint = fingerprint(description, tagged);
        return fingerprint == null
                ? new Refused("sdpNoFingerprint", "There is no SHA-256 fingerprint.")
                : new RemoteTransport(credentials, fingerprint);
    }

    private static String find(SessionDescription description, MediaSection tagged, String name) {
        String value = tagged.attributes().first(name);
        value = value == null ? description.attributes().first(name) : value;
        return value == null ? "" : value;
    }

    private static @Nullable String fingerprint(
            SessionDescription description, MediaSection tagged) {
        SdpAttributes where =
                tagged.attributes().has("fingerprint")
                        ? tagged.attributes()
                        : description.attributes();
        for (String value : where.values("fingerprint")) {
            String upper = value.substring(Math.min(value.length(), ALGORITHM.length()));
            upper = upper.toUpperCase(Locale.ROOT);
            if (value.toLowerCase(Locale.ROOT).startsWith(ALGORITHM) && isSha256(upper)) {
                return upper;
            }
        }
        return null;
    }

    private static boolean isSha256(String hex) {
        if (hex.length() != FINGERPRINT_CHARACTERS) {
            return false;
        }
        for (int i = 0; i < hex.length(); i++) {
            boolean right =
                    i % 3 == 2 ? hex.charAt(i) == ':' : Character.digit(hex.charAt(i), 16) >= 0;
            if (!right) {
                return false;
            }
        }
        return true;
    }
}
