package org.lyceum.sfu.classbook;

import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;

/// What people may write: something that can be seen, not too long, without control characters.
final class Texts {
    static final int MAX_NAME = 100;
    static final int MAX_SEARCH = 100;

    private Texts() {}

    /// Why this text of several lines cannot be taken; null when it can.
    ///
    /// @param what how a sentence calls it, with its article: "A message"
    static Decision.@Nullable Refused refuse(String what, String text, int maxLength) {
        if (text.length() > maxLength) {
            return invalid(what + " has at most " + maxLength + " characters. Shorten it.");
        }
        if (text.codePoints().noneMatch(Texts::isVisible)) {
            return invalid(what + " cannot be empty. Write something.");
        }
        if (text.codePoints().anyMatch(letter -> letter != '\n' && isControl(letter))) {
            return invalid(what + " cannot hold control characters. Write it without them.");
        }
        return null;
    }

    /// Why this text of one line cannot be taken; null when it can.
    static Decision.@Nullable Refused refuseLine(String what, String text, int maxLength) {
        if (text.indexOf('\n') >= 0) {
            return invalid(what + " is one line. Write it without line breaks.");
        }
        return refuse(what, text, maxLength);
    }

    /// Why nobody can be called this; null when they can.
    static Decision.@Nullable Refused refuseName(String name) {
        if (name.codePoints().anyMatch(Texts::turnsTheLine)) {
            return invalid(
                    "A name cannot hold characters that turn the line around it. Write it without"
                            + " them.");
        }
        return refuseLine("A name", name, MAX_NAME);
    }

    private static Decision.Refused invalid(String detail) {
        return Decision.refused(ProblemCode.INVALID_REQUEST, detail);
    }

    private static boolean isControl(int letter) {
        return Character.isISOControl(letter)
                || Character.getType(letter) == Character.LINE_SEPARATOR
                || Character.getType(letter) == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isVisible(int letter) {
        return !Character.isWhitespace(letter)
                && !Character.isSpaceChar(letter)
                && !Character.isISOControl(letter)
                && Character.getType(letter) != Character.FORMAT;
    }

    /// Embeddings, overrides and isolates of UAX 9: a name with one could pass for another.
    private static boolean turnsTheLine(int letter) {
        return (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
    }
}
