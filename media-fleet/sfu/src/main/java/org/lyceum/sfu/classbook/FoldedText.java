package org.lyceum.sfu.classbook;

import java.text.Normalizer;
import java.util.Locale;

/// Texts as they are compared: without case, and for a search without accents too.
final class FoldedText {
    private FoldedText() {}

    /// For a search: without case and accents.
    static String forSearch(String text) {
        String plain = isAscii(text) ? text : withoutMarks(text);
        return plain.toLowerCase(Locale.ROOT);
    }

    /// For answers: without case and surrounding space.
    static String forAnswer(String text) {
        String composed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /// Most messages are; the others cost a normalization.
    private static boolean isAscii(String text) {
        return text.chars().allMatch(letter -> letter < 0x80);
    }

    private static String withoutMarks(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
