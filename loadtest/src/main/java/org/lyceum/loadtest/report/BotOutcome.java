package org.lyceum.loadtest.report;

import org.lyceum.loadtest.bot.BotSnapshot;

/// What became of one student bot.
public sealed interface BotOutcome {
    /// It got an answer to its offer.
    ///
    /// @param atStart what it had got when all were in and the measuring began
    /// @param atEnd what it had got when the measuring was over
    /// @param sawClassEnd whether it was told afterwards that the class has ended
    record Answered(WayIn wayIn, BotSnapshot atStart, BotSnapshot atEnd, boolean sawClassEnd)
            implements BotOutcome {}

    /// It was not let in.
    record Refused(String code) implements BotOutcome {}
}
