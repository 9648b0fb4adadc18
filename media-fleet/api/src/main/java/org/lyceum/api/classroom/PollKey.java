package org.lyceum.api.classroom;

import java.util.List;

/// What is correct in a poll, known to who leads the class until it is revealed. Empty in a poll
/// that is no quiz.
///
/// @param options the correct options, counted from 0
/// @param texts the correct texts, compared without case and surrounding space
/// @param points what a correct answer is worth, 0 to 100
public record PollKey(List<Integer> options, List<String> texts, int points) {
    public static final PollKey NONE = new PollKey(List.of(), List.of(), 0);
}
