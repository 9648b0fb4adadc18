package org.lyceum.smoke;

/// What became of one mutation.
sealed interface Verdict {
    /// The smoke failed, as it must: in which step, and what it saw.
    record Noticed(String step, String sentence) implements Verdict {}

    /// Nobody missed anything.
    record Survived() implements Verdict {}

    /// A verdict with the time that it took.
    record Timed(Mutation mutation, Verdict verdict, double seconds) {
        boolean survived() {
            return verdict instanceof Survived;
        }

        String line() {
            String where =
                    switch (verdict) {
                        case Noticed(String step, String sentence) -> step + ": " + sentence;
                        case Survived() -> "SURVIVED";
                    };
            String cut = where.length() > 110 ? where.substring(0, 109) + "…" : where;
            return String.format("%-72s %5.1f s  %s", mutation.title(), seconds, cut);
        }
    }
}
