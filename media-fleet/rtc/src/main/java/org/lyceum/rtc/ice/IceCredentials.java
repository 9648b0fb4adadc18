package org.lyceum.rtc.ice;

import java.util.Base64;
import java.util.random.RandomGenerator;

/// The name and password of one side of an ICE session (RFC 8445, section 5.3): new ones at each
/// restart.
public record IceCredentials(String ufrag, String password) {
    private static final int UFRAG_ENTROPY_BYTES = 6;
    private static final int PASSWORD_ENTROPY_BYTES = 18;

    /// Fresh credentials: 8 characters of ufrag, by which a node also finds the peer, and 24 of
    /// password. The generator is a secure one outside of tests.
    public static IceCredentials random(RandomGenerator random) {
        return new IceCredentials(
                text(random, UFRAG_ENTROPY_BYTES), text(random, PASSWORD_ENTROPY_BYTES));
    }

    /// Whether both parts have the lengths and characters of RFC 8839, section 5.4.
    public boolean areWellFormed() {
        return isIceText(ufrag, 4) && isIceText(password, 22);
    }

    /// Hides the password, so that it cannot end in a log.
    @Override
    public String toString() {
        return "IceCredentials[" + ufrag + "]";
    }

    private static boolean isIceText(String text, int minLength) {
        return text.length() >= minLength
                && text.length() <= 256
                && text.chars().allMatch(IceCredentials::isIceCharacter);
    }

    private static boolean isIceCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/';
    }

    /// Base64's alphabet is the one of ICE, and multiples of three bytes need no padding.
    private static String text(RandomGenerator random, int entropyBytes) {
        byte[] entropy = new byte[entropyBytes];
        random.nextBytes(entropy);
        return Base64.getEncoder().encodeToString(entropy);
    }
}
