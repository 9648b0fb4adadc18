package org.lyceum.loadtest.play;

/// How much a class does, all of its students together.
///
/// @param hands a second: raised, or lowered again
/// @param handsAtOnce hands that are raised within one second, in the middle
/// @param answers whether the teacher opens polls and everybody answers
public record ActRates(
        double chat,
        double reactions,
        double hands,
        double questions,
        double votes,
        double reconnects,
        int handsAtOnce,
        boolean answers) {
    /// A class that only listens.
    public static final ActRates NONE = new ActRates(0, 0, 0, 0, 0, 0, 0, false);

    public boolean isSilent() {
        return equals(NONE);
    }
}
