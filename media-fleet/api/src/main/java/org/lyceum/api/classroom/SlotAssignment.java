package org.lyceum.api.classroom;

import org.jspecify.annotations.Nullable;

/// Who is in a receiving slot.
///
/// @param participantId null when the slot is empty
/// @param rtpTimestamp the first RTP timestamp of the new source in the slot, once known: the page
///   shows a tile when a frame at or after it arrives, never the last person's picture under a new
///   name
public record SlotAssignment(
        SlotName slot,
        @Nullable String participantId,
        @Nullable Source source,
        @Nullable Long rtpTimestamp) {}
