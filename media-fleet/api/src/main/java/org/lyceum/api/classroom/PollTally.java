package org.lyceum.api.classroom;

import java.util.List;

/// How a poll was answered so far. It counts people.
///
/// @param answered how many people answered
/// @param present how many people in the class may answer
/// @param counts people for each option
/// @param texts the most frequent typed answers, at most 20
public record PollTally(
        long pollId, int answered, int present, List<Integer> counts, List<TypedCount> texts) {}
