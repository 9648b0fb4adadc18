package org.lyceum.sfu.classbook;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Question;

/// The questions of a class: open ones first, then by votes, then the oldest.
///
/// Who asked without a name is told to nobody but themself. Bounded: at most [#MAX_QUESTIONS], then
/// the oldest answered one is forgotten and counted, or the oldest where none is answered.
public final class Questions {
    /// Rows of one window.
    public static final int MAX_WINDOW = 100;

    static final int MAX_QUESTIONS = 1_000;

    private final NavigableMap<Long, AskedQuestion> byId = new TreeMap<>();
    private final NavigableSet<AskedQuestion> ranked = new TreeSet<>(AskedQuestion.BY_VOTES);
    private final People people;
    private int open;
    private long dropped;
    private long version;

    /// What a snapshot keeps of it.
    public record Saved(List<AskedQuestion.Saved> questions, long dropped) {
        static final Saved NONE = new Saved(List.of(), 0);
    }

    Questions(Saved saved, People people) {
        this.people = people;
        saved.questions().forEach(question -> add(new AskedQuestion(question)));
        dropped = saved.dropped();
    }

    void asked(AskedQuestion.Asked asked) {
        add(new AskedQuestion(asked));
        if (byId.size() > MAX_QUESTIONS) {
            forgetOne();
        }
    }

    void voted(LogEvent.QuestionVoted voted, int ordinal) {
        AskedQuestion question = take(voted.questionId());
        if (question != null) {
            question.vote(ordinal, voted.on());
            add(question);
        }
    }

    void answered(LogEvent.QuestionAnswered answered) {
        AskedQuestion question = take(answered.questionId());
        if (question != null) {
            question.answer(answered.answered(), answered.answer());
            add(question);
        }
    }

    void deleted(LogEvent.QuestionDeleted deleted) {
        take(deleted.questionId());
    }

    /// The first questions, as this reader may see them.
    public ClassEvent.QuestionWindow window(Reader reader, int limit) {
        int ordinal = people.ordinalFor(reader.id());
        List<Question> rows = new ArrayList<>();
        for (AskedQuestion question : ranked) {
            if (rows.size() == Math.min(limit, MAX_WINDOW)) {
                break;
            }
            rows.add(question.as(reader, ordinal));
        }
        return new ClassEvent.QuestionWindow(byId.size(), List.copyOf(rows));
    }

    /// How many are not answered.
    public int open() {
        return open;
    }

    /// Rises with every change.
    public long version() {
        return version;
    }

    /// Questions that were forgotten at the bound.
    public long dropped() {
        return dropped;
    }

    @Nullable AskedQuestion find(long id) {
        return byId.get(id);
    }

    Saved save() {
        return new Saved(byId.values().stream().map(AskedQuestion::save).toList(), dropped);
    }

    private void add(AskedQuestion question) {
        byId.put(question.id(), question);
        ranked.add(question);
        open += question.isAnswered() ? 0 : 1;
        version++;
    }

    /// Takes a question out: whoever changes it puts it back at its new place.
    private @Nullable AskedQuestion take(long id) {
        AskedQuestion question = byId.remove(id);
        if (question != null) {
            ranked.remove(question);
            open -= question.isAnswered() ? 0 : 1;
            version++;
        }
        return question;
    }

    private void forgetOne() {
        long oldest =
                byId.values().stream()
                        .filter(AskedQuestion::isAnswered)
                        .mapToLong(AskedQuestion::id)
                        .findFirst()
                        .orElseGet(byId::firstKey);
        take(oldest);
        dropped++;
    }
}
