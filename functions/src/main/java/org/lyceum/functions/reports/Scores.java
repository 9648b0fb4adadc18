package org.lyceum.functions.reports;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.PollAnswer;
import org.lyceum.api.classroom.PollKey;
import org.lyceum.functions.reports.ClassReport.PollRecord;

/// What somebody's answers to the quizzes of a class are worth. Anonymous polls give nobody points.
final class Scores {
    private Scores() {}

    static int of(PersonReport person, ClassReport report) {
        int points = 0;
        for (Map.Entry<Long, @Nullable PollAnswer> given : person.acts().answers().entrySet()) {
            PollRecord poll = report.polls().get(given.getKey());
            PollAnswer answer = given.getValue();
            if (poll != null && answer != null && isCorrect(answer, poll.key())) {
                points += poll.key().points();
            }
        }
        return points;
    }

    /// All correct options and no other, or one of the correct texts.
    static boolean isCorrect(PollAnswer answer, PollKey key) {
        String text = answer.text();
        if (text != null) {
            return key.texts().stream().anyMatch(one -> plain(one).equals(plain(text)));
        }
        return !key.options().isEmpty()
                && new HashSet<>(key.options()).equals(new HashSet<>(answer.options()));
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
