package org.lyceum.loadtest.bot;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What has come in all slots of a bot: authentic packets only.
///
/// @param streams of the slots in which something came
/// @param strangers packets whose SSRC the answer does not name
/// @param firstMediaNs when the first packet came, in the loop's time; null: none
/// @param firstPictureNs when the first picture was whole
public record MediaCounts(
        List<StreamCounts> streams,
        long bytes,
        long strangers,
        @Nullable Long firstMediaNs,
        @Nullable Long firstPictureNs,
        @Nullable Long firstSoundNs) {
    public MediaCounts {
        streams = List.copyOf(streams);
    }

    public long packets() {
        return sum(StreamCounts::packets) + strangers;
    }

    public long sum(ToLongFunction<StreamCounts> count) {
        return streams.stream().mapToLong(count).sum();
    }
}
