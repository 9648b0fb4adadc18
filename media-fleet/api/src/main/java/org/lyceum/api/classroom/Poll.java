package org.lyceum.api.classroom;

import org.jspecify.annotations.Nullable;

/// A poll as it stands now, for one reader.
///
/// @param id the seq of the log entry that opened it
/// @param key what is correct, once the reader may know it
/// @param tally null while the reader may not see it
/// @param yourAnswer the reader's own, null before
public record Poll(
        long id,
        PollSheet sheet,
        PollState state,
        @Nullable PollKey key,
        @Nullable PollTally tally,
        @Nullable PollAnswer yourAnswer) {}
