package org.lyceum.sfu.classbook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.PollAnswer;
import org.lyceum.api.classroom.PollKey;
import org.lyceum.api.classroom.PollKind;
import org.lyceum.api.classroom.PollSheet;

/// What a poll, its key and an answer to it must look like: null, or a refusal that says what is
/// wrong.
final class PollShape {
    static final int MIN_OPTIONS = 2;
    static final int MAX_POINTS = 100;
    static final int MAX_KEY_TEXTS = 20;

    private PollShape() {}

    static Decision.@Nullable Refused refuse(PollSheet sheet) {
        Decision.Refused refused =
                Texts.refuse("A poll's title", sheet.title(), PollSheet.MAX_TITLE);
        if (refused != null) {
            return refused;
        }
        List<String> options = sheet.options();
        if (sheet.kind() == PollKind.TYPED) {
            return options.isEmpty()
                    ? null
                    : Gate.invalid("A poll with typed answers has no options. Leave them out.");
        }
        if (options.size() < MIN_OPTIONS || options.size() > PollSheet.MAX_OPTIONS) {
            return Gate.invalid(
                    "A poll has " + MIN_OPTIONS + " to " + PollSheet.MAX_OPTIONS + " options.");
        }
        Set<String> different = new HashSet<>();
        for (String option : options) {
            refused = Texts.refuseLine("An option", option, PollSheet.MAX_OPTION);
            if (refused != null) {
                return refused;
            }
            different.add(FoldedText.forAnswer(option));
        }
        return different.size() == options.size()
                ? null
                : Gate.invalid("Two options of the poll are the same. Change one of them.");
    }

    static Decision.@Nullable Refused refuse(PollKey key, PollSheet sheet) {
        if (key.points() < 0 || key.points() > MAX_POINTS) {
            return Gate.invalid("A correct answer is worth 0 to " + MAX_POINTS + " points.");
        }
        if (sheet.kind() == PollKind.TYPED) {
            return refuseTypedKey(key);
        }
        if (!key.texts().isEmpty() || !areOf(sheet, key.options())) {
            return Gate.invalid("What is correct must be among the options of the poll.");
        }
        if (sheet.kind() == PollKind.SINGLE && key.options().size() > 1) {
            return Gate.invalid("Only one option can be correct where only one can be chosen.");
        }
        return key.options().isEmpty() ? refusePoints(key) : null;
    }

    static Decision.@Nullable Refused refuse(PollAnswer answer, PollSheet sheet) {
        String text = answer.text();
        if (sheet.kind() == PollKind.TYPED) {
            return text == null || !answer.options().isEmpty()
                    ? Gate.invalid("This poll is answered by a text. Type one.")
                    : Texts.refuseLine("An answer", text, PollAnswer.MAX_TEXT);
        }
        if (text != null || answer.options().isEmpty() || !areOf(sheet, answer.options())) {
            return Gate.invalid("An answer must be among the options of the poll. Choose one.");
        }
        return sheet.kind() == PollKind.SINGLE && answer.options().size() > 1
                ? Gate.invalid("This poll takes one option. Choose one.")
                : null;
    }

    private static Decision.@Nullable Refused refuseTypedKey(PollKey key) {
        if (!key.options().isEmpty() || key.texts().size() > MAX_KEY_TEXTS) {
            return Gate.invalid(
                    "What is correct must be at most " + MAX_KEY_TEXTS + " texts, and no option.");
        }
        for (String text : key.texts()) {
            Decision.Refused refused =
                    Texts.refuseLine("A correct answer", text, PollAnswer.MAX_TEXT);
            if (refused != null) {
                return refused;
            }
        }
        return key.texts().isEmpty() ? refusePoints(key) : null;
    }

    private static Decision.@Nullable Refused refusePoints(PollKey key) {
        return key.points() == 0
                ? null
                : Gate.invalid("A poll with points needs a correct answer. Say which it is.");
    }

    /// Whether these are different options of the poll.
    private static boolean areOf(PollSheet sheet, List<Integer> options) {
        return new HashSet<>(options).size() == options.size()
                && options.stream().allMatch(i -> i >= 0 && i < sheet.options().size());
    }
}
